import { useRef, useState } from 'preact/hooks';
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
import { Highlights } from './Highlights';
import { RelatedList } from './RelatedList';

/** The page of one record. */
export function RecordView({ place }: { readonly place: Extract<Place, { kind: 'record' }> }) {
  const { console, state } = useLightning();
  const view = state.views[placeKey(place)];
  if (view?.problem) return <ProblemCard isPage problem={view.problem} onRetry={() => console.refreshView()} />;
  if (view?.data?.kind !== 'record') {
    return (
      <div class="slds-card loading-card">
        <Spinner text="Loading record" />
      </div>
    );
  }
  return (
    <OnRecordPage.Provider value={true}>
      <RecordBody page={view.data.page} isLoading={view.isLoading} />
    </OnRecordPage.Provider>
  );
}

function RecordBody({ page, isLoading }: { readonly page: RecordPage; readonly isLoading: boolean }) {
  const { console } = useLightning();
  const [isEditing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const described = console.describe(page.objectType);
  const close = () => {
    setEditing(false);
    editButton.current?.focus();
  };
  return (
    <div class="record-page" aria-busy={isLoading}>
      <Highlights page={page} onEdit={() => setEditing(true)} editButton={editButton} />
      <div class="record-columns">
        <div class="record-main">
          {isEditing ? (
            <EditForm page={page} onClose={close} />
          ) : (
            <DetailCard page={page} onEdit={() => setEditing(true)} />
          )}
        </div>
        <div class="record-side">
          {described.canHaveActivities && <ActivityCard page={page} />}
          {page.related.map((list) => (
            <RelatedList key={list.objectType + list.label} list={list} parent={page} />
          ))}
        </div>
      </div>
    </div>
  );
}
