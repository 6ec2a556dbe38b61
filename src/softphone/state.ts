import type { Problem } from '../base/appError';
import type { CallLogState } from '../callLog/callLog';
import type { Call } from '../calls/call';
import type { ReadNumber } from '../calls/phoneNumber';
import type { Session } from '../hosts/orgContract';
import type { LineState } from '../providers/provider';
import type { Settings } from '../settings/settings';
import type { NoticeView } from './view';

/** Everything the phone knows. Changed by `reduce` alone; nothing here is a function or a class instance. */
export interface PhoneState {
  readonly startUp: StartUp;
  readonly settings: Settings | null;
  readonly session: Session | null;
  /** Set while Salesforce refuses us because nobody is signed in any more; calls go on. */
  readonly sessionProblem: Problem | null;
  readonly tab: Tab;
  readonly line: Line;
  /** Calls that are not over, oldest first. */
  readonly calls: readonly PhoneCall[];
  /** Calls of this session that are over, newest first. */
  readonly ended: readonly PhoneCall[];
  /** The ended call whose wrap-up form is on screen. */
  readonly wrapUpCallId: string | null;
  readonly log: CallLogState;
  /** Newest first. */
  readonly notices: readonly NoticeView[];
}

/** How far the start got. `line` is the last step; what comes after is the line's own state. */
export type StartStep = 'host' | 'settings' | 'session' | 'line';

export interface StartUp {
  readonly stage: 'running' | 'blocked' | 'done';
  readonly problem: Problem | null;
  readonly step: StartStep;
}

/** This tab among the tabs of the browser. `unknown` until the browser has said who holds the line. */
export interface Tab {
  readonly role: 'unknown' | 'waiting' | 'owner' | 'leaving';
  readonly canTakeOver: boolean;
  readonly ownerText: string;
}

export interface Line {
  readonly state: LineState;
  readonly problem: Problem | null;
  /** What this phone system can do; buttons for the rest are not drawn. */
  readonly can: LineAbilities;
}

export interface LineAbilities {
  readonly mute: boolean;
  readonly hold: boolean;
  readonly sendDigits: boolean;
}

/** A call with what the application adds to it. */
export interface PhoneCall extends Call {
  /** The caller's number in the agent's way of writing; null until it was read. */
  readonly number: ReadNumber | null;
  /** `Clock.elapsedMs` when people began to talk: the base of the duration. */
  readonly connectedElapsedMs: number | null;
  /** The record that was asked to be opened for this call; a call opens one by itself at most once. */
  readonly poppedRecordId: string;
  /** The agent asked for a new contact; it opens when the call is connected. */
  readonly newContact: 'none' | 'wanted' | 'opened';
  /** The phone system plays its own ringing tone; ours stays silent. */
  readonly hasOwnSound: boolean;
  readonly result: string;
  readonly note: string;
  readonly logging: Logging;
}

/**
 * Where the log entry of a call stands.
 *
 *   none ──known to the phone system──► draft ──over, nothing left to type──► finishing ──durable──► finished
 *                                         │                                     ▲   └──► failed ──┘ (save again)
 *                                         └──answered elsewhere──► dropped
 */
export type Logging = 'none' | 'draft' | 'finishing' | 'finished' | 'failed' | 'dropped';

export const FIRST_STATE: PhoneState = {
  startUp: { stage: 'running', problem: null, step: 'host' },
  settings: null,
  session: null,
  sessionProblem: null,
  tab: { role: 'unknown', canTakeOver: false, ownerText: '' },
  line: { state: 'stopped', problem: null, can: { mute: false, hold: false, sendDigits: false } },
  calls: [],
  ended: [],
  wrapUpCallId: null,
  log: { entries: [], isDurable: true },
  notices: [],
};

/** The call with this id, over or not. */
export function callOf(state: PhoneState, callId: string): PhoneCall | undefined {
  return state.calls.find((call) => call.callId === callId) ?? state.ended.find((call) => call.callId === callId);
}

/** The call with this id, unless it is over. */
export function liveCall(state: PhoneState, callId: string): PhoneCall | undefined {
  return state.calls.find((call) => call.callId === callId);
}

/** The call that is over and whose form is on screen. */
export function wrapUpCallOf(state: PhoneState): PhoneCall | undefined {
  return state.ended.find((call) => call.callId === state.wrapUpCallId);
}

/** Whether two people talk in this call, or one of them waits on hold. */
export function isTalking(call: PhoneCall): boolean {
  return call.phase === 'connected' || call.phase === 'held';
}

/** Whether this tab holds the line and everything it needs. */
export function isReady(state: PhoneState): boolean {
  return state.startUp.stage === 'done' && state.tab.role === 'owner';
}
