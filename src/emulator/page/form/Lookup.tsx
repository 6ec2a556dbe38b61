import type { TargetedEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FieldDescription, OrgRecord } from '../../org/orgApi';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { useLightning } from '../useLightning';

interface LookupProps {
  readonly field: FieldDescription;
  readonly value: unknown;
  readonly referenceName: string;
  readonly onChange: (recordId: string) => void;
  readonly attributes: { readonly id: string };
}

/** A field that points to a record: type to search, choose with arrows and Enter; the cross empties it. */
export function Lookup({ field, value, referenceName, onChange, attributes }: LookupProps) {
  const [chosen, setChosen] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const recordId = typeof value === 'string' ? value : '';
  const name = useName(recordId, chosen?.id === recordId ? chosen.name : referenceName);
  if (recordId) {
    return (
      <div class="lookup-chosen">
        <input type="text" class="slds-input" readOnly {...attributes} value={name} />
        <IconButton icon="close" label={`Empty ${field.label}`} class="lookup-clear" onClick={() => onChange('')} />
      </div>
    );
  }
  const choose = (record: OrgRecord) => {
    setChosen({ id: record.Id, name: String(record.Name) });
    onChange(record.Id);
  };
  return <Search field={field} attributes={attributes} onChoose={choose} />;
}

interface SearchProps {
  readonly field: FieldDescription;
  readonly attributes: { readonly id: string };
  readonly onChoose: (record: OrgRecord) => void;
}

function Search({ field, attributes, onChoose }: SearchProps) {
  const { text, active, found, close, onInput, onKeyDown } = useSearch(field, onChoose);
  const listId = `${attributes.id}-list`;
  return (
    <div class="lookup" onKeyDown={onKeyDown}>
      <input
        type="text"
        class="slds-input"
        role="combobox"
        autocomplete="off"
        placeholder="Search…"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        {...(found.length > 0 ? { 'aria-activedescendant': `${listId}-${active}` } : {})}
        {...attributes}
        value={text}
        onInput={onInput}
        onBlur={close}
      />
      <Icon name="search" size="xx-small" class="lookup-icon" />
      <Options listId={listId} label={field.label} found={found} active={active} onChoose={onChoose} />
    </div>
  );
}

interface OptionsProps {
  readonly listId: string;
  readonly label: string;
  readonly found: readonly OrgRecord[];
  /** Index of the option that Enter would choose. */
  readonly active: number;
  readonly onChoose: (record: OrgRecord) => void;
}

function Options({ listId, label, found, active, onChoose }: OptionsProps) {
  // Before the field loses the focus: its list would be gone when the click comes.
  const onPointerDown = (event: PointerEvent, record: OrgRecord) => {
    event.preventDefault();
    onChoose(record);
  };
  return (
    <ul id={listId} role="listbox" aria-label={label} class="lookup-list" hidden={found.length === 0}>
      {found.map((record, index) => (
        <li
          key={record.Id}
          id={`${listId}-${index}`}
          role="option"
          aria-selected={index === active}
          class={index === active ? 'lookup-active' : ''}
          onPointerDown={(event) => onPointerDown(event, record)}
        >
          {String(record.Name)}
        </li>
      ))}
    </ul>
  );
}

function useSearch(field: FieldDescription, onChoose: SearchProps['onChoose']) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { found, close } = useFound(text, field.referenceTo ?? '');
  const onKeyDown = (event: KeyboardEvent) => {
    if (found.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const record = found[active];
    if (step) setActive((active + step + found.length) % found.length);
    else if (event.key === 'Enter' && record) onChoose(record);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  const onInput = (event: TargetedEvent<HTMLInputElement>) => {
    setActive(0);
    setText(event.currentTarget.value);
  };
  return { text, active, found, close, onInput, onKeyDown };
}

/** Records whose name fits, newest question first to last; an answer that comes late counts for nothing. */
function useFound(text: string, objectType: string) {
  const { console } = useLightning();
  const [found, setFound] = useState<readonly OrgRecord[]>([]);
  const latest = useRef('');
  useEffect(() => {
    latest.current = text;
    if (text.trim().length < 2) return setFound([]);
    void console.org.search(text).then(
      ({ groups }) => {
        const records = groups.find((group) => group.objectType === objectType)?.records ?? [];
        if (latest.current === text) setFound(records.slice(0, 6));
      },
      () => setFound([]),
    );
  }, [text]);
  return { found, close: () => setFound([]) };
}

/** The name of a record that was given by its id alone (a prefilled form). */
function useName(recordId: string, known: string): string {
  const { console } = useLightning();
  const [name, setName] = useState('');
  useEffect(() => {
    if (!recordId || known) return;
    void console.org
      .record(recordId)
      .then((page) => setName(page.name))
      .catch(() => setName(recordId));
  }, [recordId, known]);
  return known || name;
}
