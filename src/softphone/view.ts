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
  /** Calls of this session, newest first, at most 20. */
  readonly recent: readonly RecentCallView[];
  /** Log entries on this computer that Salesforce has not confirmed. */
  readonly logs: { readonly waiting: number; readonly failed: number; readonly text: string };
  readonly canDial: boolean;
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
  /** Epoch milliseconds since when the clock runs; null while nobody talks. */
  readonly connectedAt: number | null;
  readonly isMuted: boolean;
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
  };
}

export interface CandidateView {
  readonly recordId: string;
  readonly name: string;
  readonly subtitle: string;
  readonly reason: string;
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
  /** `typing` until the agent saves · `saving` · `waiting`: safe here, Salesforce not reached yet · `failed`: needs the agent. */
  readonly state: 'typing' | 'saving' | 'waiting' | 'failed';
  readonly stateText: string;
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
  /** `none`: there is nothing to log (answered elsewhere, or it never reached the phone system). */
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
  | { readonly type: 'openRecord'; readonly recordId: string }
  | { readonly type: 'changeWrapUp'; readonly callId: string; readonly result: string; readonly note: string }
  | { readonly type: 'saveWrapUp'; readonly callId: string; readonly result: string; readonly note: string }
  | { readonly type: 'sendLogs' }
  | { readonly type: 'dismissNotice'; readonly noticeId: string }
  | { readonly type: 'enableSound' }
  | { readonly type: 'takeOver' }
  | { readonly type: 'restart' };

/** What the root component holds. `watch` calls at once with the present view and again on every change. */
export interface Phone {
  watch(listener: (view: PhoneView) => void): () => void;
  run(command: PhoneCommand): void;
}
