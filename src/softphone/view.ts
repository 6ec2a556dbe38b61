import type { Direction } from '../calls/call';
import type { Phase } from '../calls/phase';
import type { LineState } from '../providers/provider';

/**
 * Everything the screens show, as plain data (no functions, no class instances), so that it can be sent to another tab.
 * Texts are ready to read; components format nothing but running time.
 */
export interface PhoneView {
  /** `starting`: not ready yet · `blocked`: cannot work, see `problem` · `elsewhere`: another tab has the line. */
  readonly screen: 'starting' | 'blocked' | 'elsewhere' | 'ready';
  /** What is wrong, when the whole phone cannot work. */
  readonly problem: ProblemView | null;
  readonly elsewhere: { readonly canTakeOver: boolean; readonly text: string } | null;
  readonly line: LineView;
  /** Short messages above the screen, newest first. */
  readonly notices: readonly NoticeView[];
  /** Calls that are not over, oldest first. */
  readonly calls: readonly CallView[];
  readonly wrapUp: WrapUpView | null;
  /** Forms that gave way to another call, oldest first. */
  readonly parked: readonly { readonly callId: string; readonly title: string; readonly summary: string }[];
  /** What stands in place of the dial pad; `history` and `waitingLogs` are null unless they do. */
  readonly drawer: 'none' | 'history' | 'logs';
  readonly history: HistoryView | null;
  readonly waitingLogs: WaitingLogsView | null;
  /** Whether the number may be called is being asked; the text says so. Empty otherwise. */
  readonly dialCheckText: string;
  /** Calls of this session, newest first, at most 20. */
  readonly recent: readonly RecentCallView[];
  /** Log entries on this computer that Salesforce has not confirmed; the text tells of those of other users, too. */
  readonly logs: { readonly waiting: number; readonly failed: number; readonly text: string };
  readonly canDial: boolean;
  /** The agent wants records offered, not opened. */
  readonly isOfferOnly: boolean;
  /** The agent looks after the rules, and may take over what the softphone layout says. */
  readonly canImportLayout: boolean;
}

export interface ProblemView {
  readonly code: string;
  readonly title: string;
  readonly hint: string;
  /** The button below the text; null when a person must act elsewhere first. */
  readonly action: { readonly label: string; readonly command: PhoneCommand } | null;
}

export interface LineView {
  readonly state: LineState;
  /** In words: `Ready`, `Connecting …`, `No connection to the phone system, trying again` */
  readonly label: string;
  readonly tone: 'good' | 'waiting' | 'bad';
}

export interface NoticeView {
  readonly noticeId: string;
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly hint: string;
  readonly action: { readonly label: string; readonly command: PhoneCommand } | null;
}

export interface CallView {
  readonly callId: string;
  readonly direction: Direction;
  readonly phase: Phase;
  /** The name of the match, else the display name, else the number, else `Unknown caller`. */
  readonly title: string;
  /** Company of the match, or a hint such as `Number withheld`; empty when there is nothing to say. */
  readonly subtitle: string;
  /** The number in the way people write it; empty when withheld. */
  readonly numberText: string;
  /** `Calling you`, `Ringing …`, `On hold` … */
  readonly statusText: string;
  /** Why this record: `Mobile is +49 30 123456`; or `Looking for the caller …`, `No record has this number`. */
  readonly matchText: string;
  readonly matchState: 'none' | 'searching' | 'one' | 'many' | 'nobody' | 'failed';
  readonly candidates: readonly CandidateView[];
  /** What is offered: a button. Null when there is nothing to open, or it is open already. */
  readonly offer: { readonly label: string; readonly text: string } | null;
  /** The record that was in front before; null when nothing was opened over one. */
  readonly back: { readonly recordId: string; readonly label: string } | null;
  /** Whether the carrier vouches for the number; null where nothing is known of it. */
  readonly verification: { readonly tone: 'good' | 'bad' | 'plain'; readonly text: string } | null;
  /** Open cases of the match, at most three. */
  readonly cases: readonly { readonly recordId: string; readonly label: string; readonly subtitle: string }[];
  /** Epoch milliseconds since when the clock runs; null while nobody talks. */
  readonly connectedAt: number | null;
  readonly isMuted: boolean;
  readonly note: string;
  readonly problem: { readonly text: string; readonly hint: string } | null;
  /** Buttons to show. What is missing here is not drawn. */
  readonly can: {
    readonly answer: boolean;
    readonly decline: boolean;
    readonly hangUp: boolean;
    readonly mute: boolean;
    readonly hold: boolean;
    readonly resume: boolean;
    readonly sendDigits: boolean;
    readonly createContact: boolean;
    /** It may be somebody else: another record, or a search by name. */
    readonly correct: boolean;
  };
}

export interface CandidateView {
  readonly recordId: string;
  readonly name: string;
  readonly subtitle: string;
  readonly reason: string;
  /** Why it is not the first; empty for the first. */
  readonly lostBecause: string;
  /** SLDS icon name, `standard:contact`. */
  readonly icon: string;
  readonly isChosen: boolean;
}

export interface WrapUpView {
  readonly callId: string;
  readonly title: string;
  /** `Inbound call · 2 min 05 s` */
  readonly summary: string;
  readonly results: readonly { readonly code: string; readonly label: string }[];
  readonly result: string;
  readonly note: string;
  readonly followUp: { readonly date: string; readonly subject: string } | null;
  /** The record that the activity hangs on; null where there is nothing to choose from. */
  readonly related: RelatedView | null;
  /** What is missing, told at the field. */
  readonly errors: { readonly note?: string; readonly followUp?: string };
  /** UTC epoch milliseconds when the form saves itself; null: it waits for the agent. */
  readonly endsAt: number | null;
  /** An activity is made only if the agent says so. */
  readonly asksForActivity: boolean;
  /** The second button: saves, and goes on with what waits. Empty when nothing does. */
  readonly nextLabel: string;
  /** `typing` until the agent saves · `saving` · `waiting`: safe here, Salesforce not reached yet · `failed`: needs the agent. */
  readonly state: 'typing' | 'saving' | 'waiting' | 'failed';
  readonly stateText: string;
}

export interface RelatedView {
  /** Empty: nothing but the match. */
  readonly recordId: string;
  /** What the empty choice is called. */
  readonly noneLabel: string;
  readonly isPinned: boolean;
  readonly choices: readonly { readonly recordId: string; readonly label: string }[];
}

/** Calls of the last days, newest first, from this computer and from Salesforce. */
export interface HistoryView {
  readonly days: 1 | 7;
  readonly state: 'loading' | 'ready' | 'failed';
  /** Why there is nothing, or not everything. */
  readonly text: string;
  /** Newest first; of days before today too, where they were asked for once. */
  readonly calls: readonly HistoryCallView[];
}

export interface HistoryCallView {
  /** The phone system's id of the call. */
  readonly callKey: string;
  readonly direction: Direction;
  readonly title: string;
  /** What a redial would dial; empty when withheld. */
  readonly number: string;
  readonly recordId: string;
  /** UTC epoch milliseconds of the ring. */
  readonly offeredAt: number;
  readonly outcome: string;
  readonly isMissed: boolean;
  /** `none`: there is nothing to log, or the settings ask for no activity. */
  readonly logState: 'none' | 'waiting' | 'logged' | 'needsYou' | 'needsAdmin';
  readonly note: string;
  readonly canEditNote: boolean;
  /** The note while it is being changed; null otherwise. */
  readonly edit: {
    readonly note: string;
    readonly state: 'typing' | 'saving' | 'failed' | 'merged';
    readonly text: string;
  } | null;
}

/** Logs on this computer that Salesforce has not confirmed, those that need the agent first. */
export interface WaitingLogsView {
  readonly logs: readonly WaitingLogView[];
  /** How many more there are than are listed; empty when all are. */
  readonly moreText: string;
  /** Logs of other users of this computer, and records that can't be read; empty when there are none. */
  readonly foreignText: string;
  readonly damagedText: string;
  readonly canExport: boolean;
}

export interface WaitingLogView {
  readonly callKey: string;
  readonly title: string;
  /** `Inbound call · 2 min 05 s` */
  readonly summary: string;
  readonly offeredAt: number;
  readonly state: 'waiting' | 'needsYou' | 'needsAdmin';
  readonly stateText: string;
  /** Salesforce's words, with what to do. */
  readonly text: string;
  readonly fields: readonly LogFieldView[];
}

export interface LogFieldView {
  readonly name: string;
  readonly label: string;
  readonly message: string;
  readonly type: 'text' | 'longText' | 'number' | 'date' | 'boolean' | 'picklist';
  /** Of a picklist. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
}

export interface RecentCallView {
  readonly callId: string;
  readonly direction: Direction;
  readonly title: string;
  /** What a redial would dial; empty when withheld. */
  readonly number: string;
  readonly recordId: string;
  readonly endedAt: number;
  /** `Missed`, `2 min 05 s`, `Declined` … */
  readonly outcome: string;
  readonly isMissed: boolean;
  /** `none`: there is nothing to log, since it never reached the phone system. */
  readonly logState: 'none' | 'waiting' | 'logged' | 'failed';
}

/** What a person can ask of the phone. Plain data: another tab may send it. Ids, never objects. */
export type PhoneCommand =
  | { readonly type: 'dial'; readonly number: string }
  | { readonly type: 'answer'; readonly callId: string }
  | { readonly type: 'decline'; readonly callId: string }
  | { readonly type: 'hangUp'; readonly callId: string }
  | { readonly type: 'setMuted'; readonly callId: string; readonly muted: boolean }
  | { readonly type: 'hold'; readonly callId: string }
  | { readonly type: 'resume'; readonly callId: string }
  | { readonly type: 'sendDigits'; readonly callId: string; readonly digits: string }
  | { readonly type: 'chooseCandidate'; readonly callId: string; readonly recordId: string }
  | { readonly type: 'createContact'; readonly callId: string }
  /** Opens what is offered for this call. */
  | { readonly type: 'acceptPop'; readonly callId: string }
  /** It is somebody else than the match. */
  | { readonly type: 'rejectMatch'; readonly callId: string }
  /** Salesforce's own search, over all objects. */
  | { readonly type: 'searchByName'; readonly callId: string; readonly text: string }
  /** Kept for this agent on this computer. */
  | { readonly type: 'setOfferOnly'; readonly isOfferOnly: boolean }
  /** Saves the softphone layout as rules, in a file. */
  | { readonly type: 'importLayout' }
  | { readonly type: 'openRecord'; readonly recordId: string }
  /** During the call; the form after it has the same note. */
  | { readonly type: 'changeNote'; readonly callId: string; readonly note: string }
  | ({ readonly type: 'changeWrapUp' } & WrapUpInput)
  /** `thenNext`: goes on with the call that rings, else with the oldest parked form. */
  | ({ readonly type: 'saveWrapUp'; readonly thenNext?: boolean } & WrapUpInput)
  | { readonly type: 'resumeWrapUp'; readonly callId: string }
  /** The record that the activity hangs on; empty: the caller alone. Not pinned: it follows what is opened. */
  | { readonly type: 'relateTo'; readonly callId: string; readonly recordId: string; readonly isPinned: boolean }
  /** Dials the number that the agent was warned of. */
  | { readonly type: 'dialAnyway' }
  | { readonly type: 'openHistory'; readonly days: 1 | 7 }
  | { readonly type: 'openLogs' }
  | { readonly type: 'closeDrawer' }
  | { readonly type: 'beginNoteEdit'; readonly callKey: string }
  | { readonly type: 'changeNoteEdit'; readonly note: string }
  | { readonly type: 'saveNoteEdit' }
  | { readonly type: 'endNoteEdit' }
  | { readonly type: 'editLogField'; readonly callKey: string; readonly name: string; readonly value: string }
  | { readonly type: 'sendLogAgain'; readonly callKey: string }
  /** Only after the agent confirmed it. */
  | { readonly type: 'dropLog'; readonly callKey: string }
  | { readonly type: 'exportLogs'; readonly format: 'json' | 'csv' }
  | { readonly type: 'sendLogs' }
  | { readonly type: 'dismissNotice'; readonly noticeId: string }
  | { readonly type: 'enableSound' }
  | { readonly type: 'takeOver' }
  | { readonly type: 'restart' };

/** What stands in a wrap-up form. What is left out stays as it was. */
export interface WrapUpInput {
  readonly callId: string;
  readonly result: string;
  readonly note: string;
  readonly followUp?: { readonly date: string; readonly subject: string } | null;
  /** False: the agent wants no activity for this call. */
  readonly wantsActivity?: boolean;
}

/** What the root component holds. `watch` calls at once with the present view and again on every change. */
export interface Phone {
  watch(listener: (view: PhoneView) => void): () => void;
  run(command: PhoneCommand): void;
}
