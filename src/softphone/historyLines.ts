import type { CallLogLine } from '../callLog/callLog';
import type { HistoryCall } from '../hosts/orgContract';
import { callOf } from './state';
import type { PhoneCall, PhoneState } from './state';

/** One call of the last days, as this computer and Salesforce know it together. */
export interface HistoryLine {
  /** The phone system's id of the call. */
  readonly callKey: string;
  readonly org: HistoryCall | null;
  /** What the journal has of it. */
  readonly journal: CallLogLine | null;
  /** A call of this session: it knows the caller best. */
  readonly call: PhoneCall | null;
  readonly offeredAt: number;
  readonly note: string;
}

/** All calls that are over, newest first, each once. What Salesforce has not confirmed yet is newer than what it says. */
export function historyLines(state: PhoneState): readonly HistoryLine[] {
  const org = new Map(state.history.calls.map((call) => [call.phoneSystemCallId || call.callRecordId, call]));
  const journal = new Map(state.log.entries.map((line) => [line.phoneSystemCallId, line]));
  const session = new Map(state.ended.map((call) => [call.phoneSystemCallId, call]));
  const live = new Set(state.calls.map((call) => call.phoneSystemCallId));
  const keys = new Set([...org.keys(), ...journal.keys()].filter((key) => !live.has(key)));
  return [...keys]
    .map((callKey) =>
      lineOf(callKey, {
        org: org.get(callKey) ?? null,
        journal: journal.get(callKey) ?? null,
        call: session.get(callKey) ?? null,
      }),
    )
    .sort((a, b) => b.offeredAt - a.offeredAt);
}

/** Whether the journal's entry can still be changed there. */
export function isInJournal(line: CallLogLine | null): line is CallLogLine {
  return line !== null && line.state !== 'logged' && line.state !== 'draft';
}

/** Id of the call's record in Salesforce; empty as long as it is not known. */
export function callRecordIdOf({ org, journal }: HistoryLine): string {
  return org?.callRecordId || journal?.callRecordId || journal?.saved?.callRecordId || '';
}

function lineOf(callKey: string, known: Pick<HistoryLine, 'org' | 'journal' | 'call'>): HistoryLine {
  const { org, journal } = known;
  const isNewer = journal !== null && (journal.state !== 'logged' || !org);
  return {
    ...known,
    callKey,
    offeredAt: org?.offeredAt ?? journal?.entry.offeredAt ?? 0,
    note: isNewer ? (journal.saved?.mergedNote ?? journal.entry.note) : (org?.note ?? ''),
  };
}

/** The call of this session with this key, if there is one. */
export function sessionCall(state: PhoneState, callKey: string): PhoneCall | undefined {
  const known = state.ended.find((call) => call.phoneSystemCallId === callKey);
  return known && callOf(state, known.callId);
}
