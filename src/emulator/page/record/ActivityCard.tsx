import type { OrgRecord, RecordPage } from '../../org/orgApi';
import { ButtonIcon } from '../parts/Icon';
import { EmptyState } from '../parts/EmptyState';
import { useLightning } from '../useLightning';
import { ActivityItem } from './ActivityItem';

/** Tasks of the record as a timeline: what is to be done first, then what has been done, newest first. */
export function ActivityCard({ page }: { readonly page: RecordPage }) {
  const { activities } = page;
  return (
    <section class="slds-card activity-card" aria-label="Activities">
      <div class="slds-card__header activity-head">
        <h2 class="slds-card__header-title">Activity</h2>
        <Composer page={page} />
      </div>
      {activities.length === 0 ? (
        <EmptyState icon="date_time" title="No activities to show">
          Calls and tasks of this record will stand here.
        </EmptyState>
      ) : (
        <ul class="slds-timeline activity-list" aria-label="Activity">
          <Group title="Upcoming & overdue" tasks={activities.filter((task) => task.IsClosed !== true)} />
          <Group title="Past activity" tasks={activities.filter((task) => task.IsClosed === true)} />
        </ul>
      )}
    </section>
  );
}

function Composer({ page }: { readonly page: RecordPage }) {
  const { console, state } = useLightning();
  if (!state.session.objects.some((described) => described.apiName === 'Task')) return null;
  const relation = relationOf(page);
  const call = { ...relation, Subject: 'Call', Status: 'Completed', TaskSubtype: 'Call' };
  return (
    <div class="slds-button-group">
      <ComposeButton icon="log_a_call" label="Log a Call" onClick={() => console.openNewRecord('Task', call)} />
      <ComposeButton icon="task" label="New Task" onClick={() => console.openNewRecord('Task', relation)} />
    </div>
  );
}

/** The first line of a group carries its title, so that all activities stay one list. */
function Group({ title, tasks }: { readonly title: string; readonly tasks: readonly OrgRecord[] }) {
  return (
    <>
      {tasks.map((task, index) => (
        <ActivityItem key={task.Id} task={task} groupTitle={index === 0 ? title : ''} />
      ))}
    </>
  );
}

function ComposeButton({ icon, label, onClick }: { icon: string; label: string; onClick: () => void }) {
  return (
    <button type="button" class="slds-button slds-button_neutral" onClick={onClick}>
      <ButtonIcon name={icon} side="left" />
      {label}
    </button>
  );
}

/** People go into WhoId, everything else into WhatId; a person account is reached through its contact. */
function relationOf({ objectType, record, isPersonAccount, personContactId }: RecordPage): Record<string, string> {
  if (objectType === 'Contact' || objectType === 'Lead') return { WhoId: record.Id };
  return isPersonAccount ? { WhoId: personContactId } : { WhatId: record.Id };
}
