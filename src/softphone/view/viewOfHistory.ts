import type { CallLogLine } from '../../callLog/callLog';
import { callerTitle, isolated } from '../callerTitle';
import { callRecordIdOf, historyLines, isInJournal, sessionCall } from '../historyLines';
import type { HistoryLine } from '../historyLines';
import { sentences } from '../sentences';
import type { PhoneState } from '../state';
import type { HistoryCallView, HistoryView } from '../view';
import { logStateOf } from './logStates';
import { outcomeText } from './words';

/** Calls of the last days; null while the list is not open. */
export function viewOfHistory(state: PhoneState): HistoryView | null {
  if (state.drawer !== 'history') return null;
  const { days, problem, state: asked } = state.history;
  const calls = historyLines(state).map((line) => viewOfLine(line, state));
  const text = problem && sentences('Only calls of this session are shown', problem.message, problem.hint);
  return { days, state: asked === 'none' ? 'loading' : asked, text: text ?? '', calls };
}

/** How the other side of a journal's entry is called, as well as this page knows. */
export function callTitleOf(state: PhoneState, { phoneSystemCallId, entry }: CallLogLine): string {
  const call = sessionCall(state, phoneSystemCallId);
  return call ? callerTitle(call) : nameOf(entry);
}

function viewOfLine(line: HistoryLine, { noteEdit }: PhoneState): HistoryCallView {
  const { callKey, org, journal, call, note, offeredAt } = line;
  const known = org ?? journal!.entry;
  const endReason = known.endReason ?? 'completed';
  const isWithheld = call ? call.caller.isWithheld : !/\d/.test(known.rawNumber || known.e164);
  const edit = noteEdit?.callKey === callKey ? noteEdit : null;
  return {
    ...{ callKey, offeredAt, note },
    direction: known.direction,
    title: call ? callerTitle(call) : org?.recordName ? isolated(org.recordName) : nameOf(known),
    number: isWithheld ? '' : known.e164 || known.rawNumber,
    recordId: org?.recordId || (journal?.entry.matchedRecordId ?? ''),
    outcome: outcomeText({ endReason, durationSeconds: known.durationSeconds, isAnswered: known.answeredAt !== null }),
    isMissed: endReason === 'missed',
    logState: logStateOf(org, journal),
    // While its form is open or parked the note is changed there.
    canEditNote: journal?.state !== 'draft' && (isInJournal(journal) || callRecordIdOf(line) !== ''),
    edit: edit && { note: edit.note, state: edit.state, text: edit.text },
  };
}

function nameOf(known: {
  readonly displayName: string;
  readonly e164: string;
  readonly rawNumber: string;
  readonly direction: string;
}): string {
  const number = /\d/.test(known.rawNumber) ? known.e164 || known.rawNumber : known.e164;
  return isolated(known.displayName) || number || 'Unknown caller';
}
