import type { CallLogLine } from '../../callLog/callLog';
import { fieldsOfLog } from '../logFields';
import { sentences } from '../sentences';
import { mayExport } from '../state';
import type { PhoneState } from '../state';
import type { WaitingLogsView, WaitingLogView } from '../view';
import { stateOfWaiting } from './logStates';
import { callTitleOf } from './viewOfHistory';
import { countOf, summaryOf } from './words';

/** More would take the browser a noticeable time to draw. */
const MOST_LISTED = 100;

const ORDER: readonly WaitingLogView['state'][] = ['needsYou', 'needsAdmin', 'waiting'];

const STATE_TEXTS: Record<WaitingLogView['state'], string> = {
  needsYou: 'Needs you',
  needsAdmin: 'Needs an admin',
  waiting: 'Waiting',
};

/** Logs that Salesforce has not confirmed; null while the list is not open. Those that need the agent stand first. */
export function viewOfWaitingLogs(state: PhoneState): WaitingLogsView | null {
  if (state.drawer !== 'logs') return null;
  const { entries, foreign = 0, setAside = 0 } = state.log;
  const waiting = entries.filter((line) => line.state !== 'draft' && line.state !== 'logged').toSorted(moreUrgent);
  return {
    logs: waiting.slice(0, MOST_LISTED).map((line) => viewOfLog(line, state)),
    moreText: waiting.length > MOST_LISTED ? `… and ${waiting.length - MOST_LISTED} more` : '',
    foreignText:
      foreign > 0
        ? `${countOf(foreign, 'call log')} of other users of this computer, sent when those users sign in here.`
        : '',
    damagedText:
      setAside > 0 ? `${countOf(setAside, 'call log')} can not be read. They are kept here for your admin.` : '',
    canExport: mayExport(state),
  };
}

function moreUrgent(a: CallLogLine, b: CallLogLine): number {
  const rank = (line: CallLogLine) => ORDER.indexOf(stateOfWaiting(line));
  return rank(a) - rank(b) || b.entry.offeredAt - a.entry.offeredAt;
}

function viewOfLog(line: CallLogLine, phone: PhoneState): WaitingLogView {
  const { phoneSystemCallId, entry, problem } = line;
  const state = stateOfWaiting(line);
  return {
    callKey: phoneSystemCallId,
    title: callTitleOf(phone, line),
    summary: summaryOf(entry),
    offeredAt: entry.offeredAt,
    state,
    stateText: line.state === 'sending' ? 'Sending …' : STATE_TEXTS[state],
    text: textOf(line, state, { message: problem?.message ?? '', phone }),
    fields: fieldsOfLog(line, phone),
  };
}

function textOf(
  { failedTries }: CallLogLine,
  state: WaitingLogView['state'],
  { message, phone }: { readonly message: string; readonly phone: PhoneState },
): string {
  const { isDurable } = phone.log;
  const place = isDurable ? 'here' : 'in this tab alone';
  if (state === 'needsYou') return sentences(message);
  if (state === 'needsAdmin')
    return sentences(
      message,
      `It is kept ${place}. ${mayExport(phone) ? 'Export it, or try' : 'Try'} again when your admin has mended it`,
    );
  if (failedTries === 0) return 'It is on its way.';
  return sentences(message, `It is ${isDurable ? 'safe here' : place} and is sent again by itself`);
}
