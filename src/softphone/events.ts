import type { Problem } from '../base/appError';
import type { CallLogState } from '../callLog/callLog';
import type { Candidate } from '../calls/call';
import type { ReadNumber } from '../calls/phoneNumber';
import type { FrontPage, HostEvent } from '../hosts/host';
import type { Disposition, HistoryCall, LogPolicy, Session } from '../hosts/orgContract';
import type { OwnershipState } from '../ownership/ownership';
import type { LineEvent } from '../providers/provider';
import type { PopDecision } from '../rules/decidePop';
import type { Settings } from '../settings/settings';
import type { CallPop, LineAbilities, Popping, StartStep } from './state';
import type { NoticeView } from './view';

/** Everything that can change the state. The only way in is `Store.apply`. */
export type PhoneEvent =
  | LineEvent
  | HostEvent
  | StartUpEvent
  | TabEvent
  | CommandEvent
  | FormEvent
  | DialCheckEvent
  | MatchingEvent
  | PopEvent
  | LogEvent
  | DrawerEvent
  | NoticeEvent;

export type StartUpEvent =
  | { readonly type: 'startBegan' }
  | { readonly type: 'startStepped'; readonly step: StartStep }
  | { readonly type: 'startFailed'; readonly step: StartStep; readonly problem: Problem }
  | { readonly type: 'startDone' }
  | { readonly type: 'settingsRead'; readonly settings: Settings }
  | { readonly type: 'sessionStarted'; readonly session: Session }
  /** What a session that came without it left open. */
  /** What opens, and in which kind of app; without rules and `unknown` when Salesforce could not say. */
  | ({ readonly type: 'popRulesRead' } & Popping)
  | { readonly type: 'loggingRead'; readonly policy: LogPolicy; readonly dispositions: readonly Disposition[] };

export type TabEvent =
  /** Without the `done` of the port: state holds no functions. */
  | {
      readonly type: 'ownershipChanged';
      readonly ownership: Exclude<OwnershipState, { role: 'leaving' }> | { readonly role: 'leaving' };
    }
  | { readonly type: 'lineOpened'; readonly can: LineAbilities }
  | { readonly type: 'lineClosed' };

/** What became of the agent's wishes. */
export type CommandEvent =
  | {
      readonly type: 'dialRequested';
      readonly callId: string;
      readonly rawNumber: string;
      readonly number: ReadNumber;
      /** The record whose number was clicked: it is the match. */
      readonly record: Candidate | null;
    }
  | { readonly type: 'dialAccepted'; readonly callId: string; readonly phoneSystemCallId: string }
  | { readonly type: 'answerRequested'; readonly callId: string }
  /** The phone system refused the dial: the call is over. */
  | { readonly type: 'dialFailed'; readonly callId: string; readonly problem: Problem }
  /** There was no answer, for want of a microphone: the call rings on. */
  | { readonly type: 'answerFailed'; readonly callId: string; readonly problem: Problem }
  | { readonly type: 'commandFailed'; readonly callId: string; readonly problem: Problem }
  | { readonly type: 'candidateChosen'; readonly callId: string; readonly recordId: string }
  | { readonly type: 'recordPopped'; readonly callId: string; readonly recordId: string }
  | { readonly type: 'newContactWanted'; readonly callId: string }
  | { readonly type: 'newContactOpened'; readonly callId: string }
  /** The page that opened by itself is there. */
  | { readonly type: 'popAnswered'; readonly callId: string };

/** The forms after calls. */
export type FormEvent =
  | ({ readonly type: 'wrapUpChanged' } & FormInput)
  | ({ readonly type: 'wrapUpSaved'; readonly nextCallId: string } & FormInput)
  | { readonly type: 'wrapUpTimeUp'; readonly callId: string }
  | { readonly type: 'wrapUpResumed'; readonly callId: string }
  /** The record that the activity hangs on; empty: the match alone. Not pinned: it follows what the agent opens. */
  | {
      readonly type: 'relatedChosen';
      readonly callId: string;
      readonly recordId: string;
      readonly isPinned: boolean;
    };

/** What stands in a form. What is left out stays as it was. */
export interface FormInput {
  readonly callId: string;
  readonly result: string;
  readonly note: string;
  readonly followUp?: { readonly date: string; readonly subject: string } | null;
  /** False: the agent wants no activity for this call. */
  readonly wantsActivity?: boolean;
}

/** Whether a number may be called is asked before it is dialled. */
export type DialCheckEvent =
  | { readonly type: 'dialChecking'; readonly rawNumber: string; readonly record: Candidate | null }
  | { readonly type: 'dialChecked' }
  | {
      readonly type: 'dialWarned';
      readonly rawNumber: string;
      readonly record: Candidate | null;
      readonly reason: string;
    }
  | {
      readonly type: 'dialRefused';
      readonly callId: string;
      readonly rawNumber: string;
      readonly number: ReadNumber;
      readonly record: Candidate | null;
      readonly reason: string;
      /** The record that says so; empty when nobody knows it. */
      readonly recordId: string;
    };

/** The lists that stand in place of the dial pad. */
export type DrawerEvent =
  | { readonly type: 'drawerOpened'; readonly drawer: 'history' | 'logs' }
  | { readonly type: 'drawerClosed' }
  | { readonly type: 'historyAsked'; readonly days: 1 | 7 }
  | { readonly type: 'historyRead'; readonly days: 1 | 7; readonly calls: readonly HistoryCall[] }
  | { readonly type: 'historyFailed'; readonly problem: Problem }
  | { readonly type: 'noteEditBegan'; readonly callKey: string; readonly note: string }
  | { readonly type: 'noteEditChanged'; readonly note: string }
  | { readonly type: 'noteEditSaving' }
  | { readonly type: 'noteEditSaved'; readonly callKey: string; readonly note: string; readonly wasMerged: boolean }
  | { readonly type: 'noteEditFailed'; readonly callKey: string; readonly problem: Problem }
  | { readonly type: 'noteEditEnded' }
  | { readonly type: 'fieldEdited'; readonly callKey: string; readonly name: string; readonly value: string }
  | { readonly type: 'fieldEditsDone'; readonly callKey: string };

export type MatchingEvent =
  | { readonly type: 'numberRead'; readonly callId: string; readonly number: ReadNumber }
  | { readonly type: 'matchingBegan'; readonly callId: string }
  /** There is nothing to search with (withheld, or text without digits). */
  | { readonly type: 'matchingSkipped'; readonly callId: string }
  | { readonly type: 'callerMatched'; readonly callId: string; readonly candidates: readonly Candidate[] }
  | { readonly type: 'matchingFailed'; readonly callId: string; readonly problem: Problem };

/** What opens beside the phone. */
export type PopEvent =
  | { readonly type: 'popDecided'; readonly callId: string; readonly decision: PopDecision }
  /** The agent pressed the button. */
  | { readonly type: 'popAccepted'; readonly callId: string }
  /** What became of it, and what was in front before; null where nobody could say. */
  | {
      readonly type: 'popSettled';
      readonly callId: string;
      readonly state: Extract<CallPop['state'], 'opened' | 'inFront' | 'elsewhere' | 'failed'>;
      readonly front: FrontPage | null;
    }
  | { readonly type: 'offerOnlyChanged'; readonly isOfferOnly: boolean }
  /** It is somebody else: the log hangs on what the agent opens from now on. */
  | { readonly type: 'matchRejected'; readonly callId: string };

export type LogEvent =
  | { readonly type: 'logChanged'; readonly log: CallLogState }
  | { readonly type: 'logFinished'; readonly callId: string }
  | { readonly type: 'logFailed'; readonly callId: string; readonly problem: Problem };

export type NoticeEvent =
  | { readonly type: 'noticeShown'; readonly notice: NoticeView }
  | { readonly type: 'noticeDismissed'; readonly noticeId: string }
  | { readonly type: 'soundChanged'; readonly isBlocked: boolean };

/** An event of one type. */
export type EventOf<T extends PhoneEvent['type']> = Extract<PhoneEvent, { readonly type: T }>;

/** When an event was applied. */
export interface Moment {
  /** UTC epoch milliseconds, for what is stored. */
  readonly at: number;
  /** `Clock.elapsedMs`, for durations. */
  readonly elapsedMs: number;
}
