import { useState } from 'preact/hooks';
import type { OrgRecord } from '../../org/orgApi';
import { dateText, durationText, recentMomentText } from '../parts/fieldText';
import { ButtonIcon, Icon } from '../parts/Icon';
import { RecordLink } from '../parts/RecordLink';

interface ActivityItemProps {
  readonly task: OrgRecord;
  /** Stands above the item when it is the first of its group. */
  readonly groupTitle: string;
}

/** One task or call: what and when at once, its comments and facts when opened. */
export function ActivityItem({ task, groupTitle }: ActivityItemProps) {
  const [isOpen, setOpen] = useState(false);
  const isCall = task.TaskSubtype === 'Call' || Boolean(task.CallType);
  const subject = text(task.Subject) || 'No subject';
  const kind = `slds-timeline__item_${isCall ? 'call' : 'task'}`;
  return (
    <li>
      {groupTitle && <h3 class="activity-group">{groupTitle}</h3>}
      <div class={`slds-timeline__item_expandable slds-media ${kind} ${isOpen ? 'slds-is-open' : ''}`}>
        <div class="slds-media__figure">
          <Opener isOpen={isOpen} subject={subject} onClick={() => setOpen(!isOpen)} />
          <Icon sprite="standard" name={isCall ? 'log_a_call' : 'task'} size="small" class="slds-timeline__icon" />
        </div>
        <div class="slds-media__body">
          <div class="activity-line">
            <p class="slds-truncate slds-text-heading_small activity-subject">
              <RecordLink recordId={task.Id}>{subject}</RecordLink>
            </p>
            <p class="slds-timeline__date slds-no-flex">{whenText(task, isCall)}</p>
          </div>
          <p class="slds-text-color_weak">{summaryText(task, isCall)}</p>
          {isOpen && <Details task={task} />}
        </div>
      </div>
    </li>
  );
}

interface OpenerProps {
  readonly isOpen: boolean;
  readonly subject: string;
  readonly onClick: () => void;
}

function Opener({ isOpen, subject, onClick }: OpenerProps) {
  const label = `Details of ${subject}`;
  return (
    <button type="button" class="slds-button slds-button_icon" title={label} aria-expanded={isOpen} onClick={onClick}>
      <ButtonIcon name={isOpen ? 'chevrondown' : 'chevronright'} />
      <span class="slds-assistive-text">{label}</span>
    </button>
  );
}

function Details({ task }: { readonly task: OrgRecord }) {
  const facts = [
    ['Call result', text(task.CallDisposition)],
    ['Status', text(task.Status)],
    ['Priority', text(task.Priority)],
    ['Due date', task.ActivityDate ? dateText(text(task.ActivityDate)) : ''],
  ].filter(([, value]) => value);
  return (
    <div class="slds-box slds-box_x-small slds-theme_shade slds-m-top_x-small">
      <dl class="related-facts">
        {facts.map(([label, value]) => [
          <dt key={`${label}-label`} class="slds-text-color_weak">
            {label}:
          </dt>,
          <dd key={label}>{value}</dd>,
        ])}
      </dl>
      {task.Description && <p class="long-text slds-m-top_x-small">{text(task.Description)}</p>}
    </div>
  );
}

function whenText(task: OrgRecord, isCall: boolean): string {
  const isDone = isCall || task.IsClosed === true;
  if (!isDone && task.ActivityDate) return `Due ${dateText(text(task.ActivityDate))}`;
  return recentMomentText(text(task.CompletedDateTime ?? task.CreatedDate));
}

/** `Inbound call · 1:24 · Resolved`, or the state of a task. */
function summaryText(task: OrgRecord, isCall: boolean): string {
  if (!isCall) return [text(task.Status), text(task.Priority)].filter(Boolean).join(' · ');
  const seconds = task.CallDurationInSeconds;
  const parts = [
    `${text(task.CallType)} call`.trim(),
    typeof seconds === 'number' ? durationText(seconds) : '',
    text(task.CallDisposition),
  ];
  const line = parts.filter(Boolean).join(' · ');
  return line.charAt(0).toUpperCase() + line.slice(1);
}

function text(value: OrgRecord[string] | undefined): string {
  return String(value ?? '');
}
