import type { Org } from '../org';
import type { StoredRecord } from '../table';
import type { CallEntry } from './callEntry';
import { textIn } from './callRecord';
import { relationOf } from './callRelations';
import { rankOf } from './logPolicy';
import { mergedNote } from './noteMerge';
import { mayReadField } from './writableFields';

/** One entry on its way: what came, what the org has, and what shall become of it. */
export class CallWork {
  readonly omitted = new Set<string>();
  /** Its task as it stands; undefined when there is none, or somebody deleted it. */
  readonly task: StoredRecord | undefined;

  constructor(
    readonly org: Org,
    readonly entry: CallEntry,
    readonly state: { readonly call: StoredRecord; readonly isNew: boolean },
  ) {
    this.task = org.find(state.call.Task_Id__c);
  }

  get callId(): string {
    return this.state.call.Id;
  }

  /** An earlier step or an earlier version that comes late: the org knows more than this entry. */
  get isStale(): boolean {
    return !this.state.isNew && this.comparedCourse < 0;
  }

  get hasCourseChanged(): boolean {
    return !this.state.isNew && this.comparedCourse > 0;
  }

  /** Positive: the entry knows more. Of an agent's two devices the one that did not answer only knows that another did. */
  private get comparedCourse(): number {
    const { details, endReason } = this.entry;
    const difference = rankOf(details.step) - rankOf(this.state.call.Step__c);
    if (difference !== 0) return difference;
    const [wasElsewhere, isElsewhere] = [this.stored('End_Reason__c') === 'elsewhere', endReason === 'elsewhere'];
    if (wasElsewhere !== isElsewhere) return wasElsewhere ? 1 : -1;
    return this.isVersion('earlier') ? -1 : 0;
  }

  /** Two versions of one step: what the phone said last counts, whichever request was faster. */
  isVersion(wanted: 'earlier' | 'later'): boolean {
    const { changedAt } = this.entry.details;
    const known = Number(this.state.call.Changed_At_Ms__c ?? 0);
    return changedAt !== null && (wanted === 'earlier' ? changedAt < known : changedAt > known);
  }

  /** The note as it shall be: the agent's, with what somebody else wrote meanwhile. */
  get note(): string {
    return this.state.isNew ? this.entry.note : mergedNote(this.baseline, this.theirNote, this.entry.note);
  }

  get hasWrapUpChanged(): boolean {
    if (this.state.isNew || this.isStale) return false;
    const hasNoteChanged = this.entry.note !== this.baseline && this.note !== this.theirNote;
    return hasNoteChanged || this.stored('Result__c') !== this.entry.result;
  }

  get isTaskChanged(): boolean {
    return this.hasCourseChanged || this.hasWrapUpChanged || this.isCorrected || this.isMoved;
  }

  stored(field: string): string {
    return textIn(this.state.call, field);
  }

  /** Values that the agent typed count once: until the call is logged with them. */
  private get isCorrected(): boolean {
    return Object.keys(this.entry.details.taskFields).length > 0 && this.stored('Log_State__c') !== 'logged';
  }

  private get isMoved(): boolean {
    if (!this.entry.details.relatedTo || !this.task) return false;
    const { WhoId, WhatId } = relationOf(this.org, this.entry);
    return (this.task.WhoId ?? null) !== WhoId || (this.task.WhatId ?? null) !== WhatId;
  }

  private get baseline(): string {
    return this.entry.details.noteBaseline ?? this.stored('Note__c');
  }

  private get theirNote(): string {
    const canRead = this.task && mayReadField(this.org, 'Task', 'Description');
    return canRead ? textIn(this.task, 'Description') : this.stored('Note__c');
  }
}
