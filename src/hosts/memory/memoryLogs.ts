import { AppError } from '../../base/appError';
import type { Disposition, DoNotCallAnswer, HistoryCall, LogPolicy, OrgContract, OrgOperation } from '../orgContract';
import type { SavedCall } from './memoryOrg';

const AUTOMATIC = { mode: 'automatic', taskAt: 'end' } as const;

/** Everything is logged by itself at the end of a call, nobody is in the way of a dial. */
export const OPEN_POLICY: LogPolicy = {
  rules: { inbound: AUTOMATIC, outbound: AUTOMATIC, internal: AUTOMATIC, missed: AUTOMATIC },
  isLight: false,
  activity: 'task',
  doNotCall: 'off',
  wrapUpSeconds: 0,
};

const ALLOWED: DoNotCallAnswer = { answer: 'allowed', reason: '', recordId: '', objectType: '' };

/** The part of the org in memory that knows policy, results, do-not-call, history and notes. */
export class MemoryLogs {
  policy: LogPolicy = OPEN_POLICY;
  dispositions: readonly Disposition[] = [];
  /** E.164 → answer; who is not here may be called. */
  readonly doNotCall = new Map<string, DoNotCallAnswer>();
  /** Call record id → the note as somebody else left it. */
  readonly notes = new Map<string, string>();

  constructor(private readonly saved: () => readonly SavedCall[]) {}

  valueOf(operation: OrgOperation, input: unknown): unknown {
    if (operation === 'logPolicy') return { policy: this.policy };
    if (operation === 'dispositions') return { dispositions: this.dispositions };
    if (operation === 'checkDoNotCall') {
      return this.doNotCall.get((input as OrgContract['checkDoNotCall']['input']).e164) ?? ALLOWED;
    }
    if (operation === 'reportDroppedLog') return {};
    if (operation === 'updateNote') return this.updateNote(input as OrgContract['updateNote']['input']);
    return { calls: [...this.saved()].reverse().map((call) => this.historyOf(call)) };
  }

  private updateNote({ callRecordId, note, noteBaseline }: OrgContract['updateNote']['input']): unknown {
    const call = this.saved().find((each) => each.callRecordId === callRecordId);
    if (!call) {
      throw new AppError('call-out-of-reach', `There is no call ${callRecordId}`, { hint: 'Look at your own calls.' });
    }
    const theirs = this.notes.get(callRecordId) ?? call.entry.note;
    const wasMerged = theirs !== noteBaseline && theirs !== note;
    const merged = wasMerged ? `${theirs}\n${note}` : note;
    this.notes.set(callRecordId, merged);
    return { note: merged, wasMerged };
  }

  private historyOf({ entry, callRecordId, taskId }: SavedCall): HistoryCall {
    return {
      ...entry,
      callRecordId,
      taskId,
      note: this.notes.get(callRecordId) ?? entry.note,
      logState: 'logged',
      recordId: entry.matchedRecordId,
      objectType: entry.matchedObjectType,
      recordName: entry.displayName,
    };
  }
}
