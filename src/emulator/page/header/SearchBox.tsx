import { useState } from 'preact/hooks';
import { Icon } from '../parts/Icon';
import { useLightning } from '../useLightning';

/** Global search: Enter opens the results in a tab. */
export function SearchBox() {
  const { console } = useLightning();
  const [text, setText] = useState('');
  const search = (event: Event) => {
    event.preventDefault();
    if (text.trim().length > 1) console.openSearch(text.trim());
  };
  return (
    <form class="search-box slds-input-has-icon slds-input-has-icon_left" role="search" onSubmit={search}>
      <Icon name="search" size="x-small" class="slds-input__icon slds-input__icon_left" />
      <input
        type="search"
        class="slds-input"
        aria-label="Search the org"
        placeholder="Search by name, number or subject…"
        autocomplete="off"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}
