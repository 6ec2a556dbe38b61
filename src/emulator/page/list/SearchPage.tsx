import type { SearchResult } from '../../org/orgApi';
import { EmptyState } from '../parts/EmptyState';
import { Icon } from '../parts/Icon';
import { ProblemCard } from '../parts/ProblemCard';
import { Spinner } from '../parts/Spinner';
import type { Place } from '../state/place';
import { placeKey } from '../state/place';
import { useLightning } from '../useLightning';
import { RecordTable } from './RecordTable';

/** What global search has found, object by object. */
export function SearchPage({ place }: { readonly place: Extract<Place, { kind: 'search' }> }) {
  const { console, state } = useLightning();
  const view = state.views[placeKey(place)];
  const groups = view?.data?.kind === 'search' ? view.data.result.groups : null;
  return (
    <div class="search-page" aria-busy={view?.isLoading ?? true}>
      <header class="slds-page-header">
        <p class="highlights-object">Search results</p>
        <h1 class="slds-page-header__title slds-truncate">{place.text}</h1>
      </header>
      {view?.problem && <ProblemCard problem={view.problem} onRetry={() => console.refreshView()} />}
      {!groups && !view?.problem && (
        <div class="slds-card loading-card">
          <Spinner text="Searching" />
        </div>
      )}
      {groups?.length === 0 && (
        <div class="slds-card">
          <EmptyState icon="search" title={`Nothing found for “${place.text}”`}>
            Search by name, number or subject, with at least two characters.
          </EmptyState>
        </div>
      )}
      {groups?.map((group) => (
        <Group key={group.objectType} {...group} />
      ))}
    </div>
  );
}

function Group({ objectType, records }: SearchResult['groups'][number]) {
  const { console } = useLightning();
  const described = console.describe(objectType);
  return (
    <article class="slds-card" aria-label={described.pluralLabel}>
      <header class="slds-card__header slds-media slds-media_center">
        <div class="slds-media__figure">
          <Icon sprite="standard" name={described.icon} size="small" />
        </div>
        <h2 class="slds-media__body slds-card__header-title">
          {described.pluralLabel} ({records.length})
        </h2>
      </header>
      <div class="slds-card__body">
        <RecordTable described={described} records={records} label={described.pluralLabel} />
      </div>
    </article>
  );
}
