import { failedLogs } from '../logLines';
import { sentences } from '../sentences';
import type { PhoneState } from '../state';
import type { NoticeView } from '../view';

/** The question whether to call somebody who asked not to be called. */
export const DO_NOT_CALL = 'do-not-call';

/** Notices that stand as long as something is so. They come and go by themselves; the agent may take one away before. */
export const CONDITIONS: readonly ((state: PhoneState) => NoticeView | null)[] = [
  sessionOver,
  lineFailed,
  logsFailed,
  logsInMemory,
  doNotCall,
];

/** The agent decides; closing the message is a no. */
function doNotCall({ dialCheck }: PhoneState): NoticeView | null {
  if (dialCheck?.state !== 'warned') return null;
  const name = dialCheck.record?.name || dialCheck.rawNumber;
  return {
    noticeId: DO_NOT_CALL,
    tone: 'warning',
    text: `Not called yet: ${name}`,
    hint: sentences(dialCheck.reason),
    action: { label: 'Call anyway', command: { type: 'dialAnyway' } },
  };
}

function sessionOver({ sessionProblem, log }: PhoneState): NoticeView | null {
  if (!sessionProblem) return null;
  const isSomebodyElse = sessionProblem.code === 'other-user';
  return {
    noticeId: 'session-over',
    tone: 'warning',
    text: isSomebodyElse ? sessionProblem.message : 'Your Salesforce session has ended',
    hint: !log.isDurable ? hintWithoutReload(isSomebodyElse) : isSomebodyElse ? sessionProblem.hint : SIGN_IN,
    action: { label: 'Try again', command: { type: 'sendLogs' } },
  };
}

const SIGN_IN =
  'Sign in to Salesforce again in this browser. Calls go on, and call logs wait here. If this message stays, reload the tab after your call.';

/** What a reload mends costs the logs, where the browser keeps none of them. */
function hintWithoutReload(isSomebodyElse: boolean): string {
  const who = isSomebodyElse ? 'Sign in again as yourself' : 'Sign in to Salesforce again in this browser';
  return `${who}. Do not reload this tab while call logs wait: they are in it alone. If this message stays, export them for your admin, then reload.`;
}

function lineFailed({ line }: PhoneState): NoticeView | null {
  return line.state === 'failed'
    ? {
        noticeId: 'line-failed',
        tone: 'error',
        text: line.problem?.message ?? 'The phone system does not let this phone in',
        hint: line.problem?.hint ?? '',
        action: { label: 'Try again', command: { type: 'restart' } },
      }
    : null;
}

function logsFailed({ log }: PhoneState): NoticeView | null {
  const [first, ...others] = failedLogs(log);
  if (!first) return null;
  const count = others.length + 1;
  return {
    noticeId: 'logs-failed',
    tone: 'error',
    text: count === 1 ? 'Salesforce refused a call log' : `Salesforce refused ${count} call logs`,
    hint: sentences(first.problem?.message ?? 'No reason was given', 'It is kept here'),
    action: { label: 'Show', command: { type: 'openLogs' } },
  };
}

function logsInMemory({ log }: PhoneState): NoticeView | null {
  return log.isDurable
    ? null
    : {
        noticeId: 'logs-in-memory',
        tone: 'warning',
        text: 'This browser does not let the phone keep call logs',
        hint: 'Keep this tab open until they are sent. Private windows, blocked data of other sites and full disks cause this.',
        action: null,
      };
}
