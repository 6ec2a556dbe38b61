import { listObjects } from '../state/navigation';
import { listPlace } from '../state/place';
import { activePlace } from '../state/workspace';
import { useLightning } from '../useLightning';
import { placeTitle } from './placeTitle';

/** The objects of an app with standard navigation, as links. A page that belongs to none of them stands behind, as Lightning has it. */
export function ObjectTabs() {
  const { state } = useLightning();
  const place = activePlace(state.workspace);
  const objects = listObjects(state.session);
  const shown = place.kind === 'record' ? state.known[place.recordId]?.objectType : undefined;
  const current = place.kind === 'list' ? place.objectType : shown;
  const isOther = current === undefined || !objects.includes(current);
  return (
    <ul class="slds-grid object-tabs">
      {objects.map((objectType) => (
        <ObjectTab key={objectType} objectType={objectType} isActive={objectType === current} />
      ))}
      {isOther && (
        <li class="slds-context-bar__item slds-is-active other-page">
          <span class="slds-context-bar__label-action" aria-current="page">
            <span class="slds-truncate">{placeTitle(place, state).text}</span>
          </span>
        </li>
      )}
    </ul>
  );
}

function ObjectTab({ objectType, isActive }: { readonly objectType: string; readonly isActive: boolean }) {
  const { console, state } = useLightning();
  const list = listPlace(objectType);
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    console.openList(objectType);
  };
  return (
    <li class={`slds-context-bar__item ${isActive ? 'slds-is-active' : ''}`}>
      <a
        href={console.address(list)}
        class="slds-context-bar__label-action"
        {...(isActive ? { 'aria-current': 'page' as const } : {})}
        onClick={follow}
      >
        <span class="slds-truncate">{placeTitle(list, state).text}</span>
      </a>
    </li>
  );
}
