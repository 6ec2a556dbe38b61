import { failedLogs } from '../logLines';
import { sentences } from '../sentences';
import type { PhoneState } from '../state';
import type { NoticeView } from '../view';

/** Notices that stand as long as something is so. They come and go by themselves; the agent may take one away before. */
export const CONDITIONS: readonly ((state: PhoneState) => NoticeView | null)[] = [
  sessionOver,
  lineFailed,
  logsFailed,
  logsInMemory,
];

function sessionOver({ sessionProblem }: PhoneState): NoticeView | null {
  if (!sessionProblem) return null;
  const isSomebodyElse = sessionProblem.code === 'other-user';
  return {
    noticeId: 'session-over',
    tone: 'warning',
    text: isSomebodyElse ? sessionProblem.message : 'Your Salesforce session has ended',
    hint: isSomebodyElse
      ? sessionProblem.hint
      : 'Sign in to Salesforce again in this browser. Calls go on, and call logs wait here.',
    action: { label: 'Try again', command: { type: 'sendLogs' } },
  };
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
    action: { label: 'Send again', command: { type: 'sendLogs' } },
  };
}

function logsInMemory({ log }: PhoneState): NoticeView | null {
  return log.isDurable
    ? null
    : {
        noticeId: 'logs-in-memory',
        tone: 'warning',
        text: 'This browser does not let the phone keep call logs',
        hint: 'Keep this tab open until they are sent. Private windows and full disks cause this.',
        action: null,
      };
}
