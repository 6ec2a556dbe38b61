import { useRef } from 'preact/hooks';
import type { RecordPage } from '../../org/orgApi';
import { EditForm } from '../form/EditForm';
import { OnRecordPage } from '../parts/RecordLink';
import { ProblemCard } from '../parts/ProblemCard';
import { Spinner } from '../parts/Spinner';
import type { Place } from '../state/place';
import { placeKey } from '../state/place';
import { useLightning } from '../useLightning';
import { ActivityCard } from './ActivityCard';
import { DetailCard } from './DetailCard';
import { OrgComponent } from '../component/OrgComponent';
import { Highlights } from './Highlights';
import { RelatedList } from './RelatedList';

/** The page of one record. */
export function RecordView({ place }: { readonly place: Extract<Place, { kind: 'record' }> }) {
  const { console, state } = useLightning();
  const view = state.views[placeKey(place)];
  const isEditing = state.edits[place.recordId] !== undefined;
  if (view?.problem && !(isEditing && view.data)) {
    return <ProblemCard isPage problem={view.problem} onRetry={() => console.refreshView()} />;
  }
  if (view?.data?.kind !== 'record') {
    return (
      <div class="slds-card loading-card">
        <Spinner text="Loading record" />
      </div>
    );
  }
  return (
    <OnRecordPage.Provider value={true}>
      {view.problem && <ProblemCard problem={view.problem} onRetry={() => console.refreshView()} />}
      <RecordBody page={view.data.page} isLoading={view.isLoading} isEditing={isEditing} />
    </OnRecordPage.Provider>
  );
}

interface RecordBodyProps {
  readonly page: RecordPage;
  readonly isLoading: boolean;
  readonly isEditing: boolean;
}

function RecordBody({ page, isLoading, isEditing }: RecordBodyProps) {
  const { console, state } = useLightning();
  const own = state.components.forRecords.filter(({ objectTypes }) => isFor(objectTypes, page.objectType));
  const editButton = useRef<HTMLButtonElement>(null);
  const described = console.describe(page.objectType);
  const recordId = page.record.Id;
  const edit = () => console.edits.open(recordId);
  const close = () => {
    console.edits.close([recordId]);
    editButton.current?.focus();
  };
  return (
    <div class="record-page" aria-busy={isLoading}>
      <Highlights page={page} onEdit={edit} editButton={editButton} />
      <div class="record-columns">
        <div class="record-main">
          {isEditing ? <EditForm page={page} onClose={close} /> : <DetailCard page={page} onEdit={edit} />}
        </div>
        <div class="record-side">
          {described.canHaveActivities && <ActivityCard page={page} />}
          {own.map(({ component }) => (
            <OrgComponent key={component} name={component} recordId={recordId} />
          ))}
          {page.related.map((list) => (
            <RelatedList key={list.objectType + list.label} list={list} parent={page} />
          ))}
        </div>
      </div>
    </div>
  );
}

function isFor(objectTypes: readonly string[], objectType: string): boolean {
  return objectTypes.length === 0 || objectTypes.includes(objectType);
}
