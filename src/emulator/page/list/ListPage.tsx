import { useState } from 'preact/hooks';
import { LIST_VIEWS } from '../../org/listViews';
import { EmptyState } from '../parts/EmptyState';
import { ButtonIcon, Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { MenuButton } from '../parts/MenuButton';
import { ProblemCard } from '../parts/ProblemCard';
import { Spinner } from '../parts/Spinner';
import type { ObjectDescription, OrgRecord } from '../../org/orgApi';
import type { Place } from '../state/place';
import { placeKey } from '../state/place';
import { useLightning } from '../useLightning';
import { RecordTable } from './RecordTable';

const ALL = LIST_VIEWS[0]!;

/** A list view of an object. */
export function ListPage({ place }: { readonly place: Extract<Place, { kind: 'list' }> }) {
  const { console, state } = useLightning();
  const [filter, setFilter] = useState('');
  const described = console.describe(place.objectType);
  const view = state.views[placeKey(place)];
  const listView = LIST_VIEWS.find(({ name }) => name === place.view) ?? ALL;
  const records = view?.data?.kind === 'list' ? view.data.list.records : null;
  const whose = { userId: state.session.user.id, nowMs: Date.now() };
  const shown = records?.filter((record) => listView.has(record, whose) && fits(record, filter, described)) ?? [];
  const title = `${listView.before} ${described.pluralLabel}`;
  return (
    <div class="slds-card list-page" aria-busy={view?.isLoading ?? true}>
      <ListHead {...{ described, title, filter }} count={records ? shown.length : null} onFilter={setFilter} />
      {view?.problem && <ProblemCard problem={view.problem} onRetry={() => console.refreshView()} />}
      {!records && !view?.problem && <Spinner text={`Loading ${described.pluralLabel}`} />}
      {records && shown.length === 0 && (
        <EmptyState icon={filter ? 'search' : 'list'} title={`No ${described.pluralLabel.toLowerCase()} to show`}>
          {filter ? 'Try other words, or search the whole org at the top.' : 'Create one with New.'}
        </EmptyState>
      )}
      {shown.length > 0 && <RecordTable described={described} records={shown} label={described.pluralLabel} />}
    </div>
  );
}

interface ListHeadProps {
  readonly described: ObjectDescription;
  /** Of the list view. */
  readonly title: string;
  /** Null while nothing has been loaded. */
  readonly count: number | null;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
}

function ListHead({ described, title, count, filter, onFilter }: ListHeadProps) {
  return (
    <header class="slds-page-header slds-page-header_object-home list-head">
      <div class="slds-media slds-media_center">
        <div class="slds-media__figure">
          <Icon sprite="standard" name={described.icon} isInPageHeader />
        </div>
        <div class="slds-media__body">
          <p class="highlights-object">{described.pluralLabel}</p>
          <div class="list-title">
            <h1 class="slds-page-header__title">{title}</h1>
            <ViewMenu described={described} />
          </div>
          <p class="slds-page-header__meta-text" role="status">
            {count === null ? 'Loading…' : `${count} ${count === 1 ? 'item' : 'items'} · last changed first`}
          </p>
        </div>
      </div>
      <ListTools described={described} filter={filter} onFilter={onFilter} />
    </header>
  );
}

/** The list views of the object. */
function ViewMenu({ described }: Pick<ListHeadProps, 'described'>) {
  const { console } = useLightning();
  const items = LIST_VIEWS.map(({ name, before }) => ({
    label: `${before} ${described.pluralLabel}`,
    onChoose: () => console.openList(described.apiName, name === ALL.name ? '' : name),
  }));
  return (
    <MenuButton label="Select a list view" class="slds-button slds-button_icon slds-button_icon-small" items={items}>
      <ButtonIcon name="down" />
    </MenuButton>
  );
}

function ListTools({ described, filter, onFilter }: Omit<ListHeadProps, 'count' | 'title'>) {
  const { console } = useLightning();
  const startNew = () => console.openNewRecord(described.apiName);
  return (
    <div class="list-tools">
      <div class="slds-form-element__control slds-input-has-icon slds-input-has-icon_left">
        <Icon name="search" size="xx-small" class="slds-input__icon slds-input__icon_left" />
        <input
          type="search"
          class="slds-input"
          aria-label={`Search this list of ${described.pluralLabel.toLowerCase()}`}
          placeholder="Search this list…"
          value={filter}
          onInput={(event) => onFilter(event.currentTarget.value)}
        />
      </div>
      <IconButton
        icon="refresh"
        label="Refresh"
        class="slds-button_icon-border-filled"
        onClick={() => console.refreshView()}
      />
      <button type="button" class="slds-button slds-button_brand" onClick={startNew}>
        <ButtonIcon name="add" side="left" />
        New
      </button>
    </div>
  );
}

/** Every word must stand somewhere in what the row shows. */
function fits(record: OrgRecord, filter: string, described: ObjectDescription): boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const row = described.listColumns
    .flatMap((name) => [record[`${name}.Name`] ?? record[name]])
    .join(' ')
    .toLowerCase();
  return words.every((word) => row.includes(word));
}
