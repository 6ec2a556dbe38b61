import type { Problem } from '../base/appError';
import type { CallLogState } from '../callLog/callLog';
import type { Call, Candidate } from '../calls/call';
import type { LineWord } from '../calls/lineWord';
import type { ReadNumber } from '../calls/phoneNumber';
import type { FrontPage } from '../hosts/host';
import type { Disposition, LogPolicy, LogRule, Session } from '../hosts/orgContract';
import type { LineState } from '../providers/provider';
import type { PopDecision } from '../rules/decidePop';
import type { PopRule } from '../rules/popRule';
import type { Settings } from '../settings/settings';
import type { FormErrors } from './formErrors';
import type { HistoryState, NoteEdit } from './historyState';
import type { RelatedRecord } from './relatedTo';
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
  /** Ended calls whose form gave way to another call, oldest first. Each is opened again, or ends with the tab. */
  readonly parkedCallIds: readonly string[];
  /** What is logged, when and how; null until Salesforce said so. */
  readonly policy: LogPolicy | null;
  /** The org's results to choose from; empty: the phone's own are offered. */
  readonly dispositions: readonly Disposition[];
  /** What is asked, or was answered, about a number before it is dialled. */
  readonly dialCheck: DialCheck | null;
  /** The list that stands in place of the dial pad. */
  readonly drawer: 'none' | 'history' | 'logs';
  readonly history: HistoryState;
  readonly noteEdit: NoteEdit | null;
  /** What the agent typed for fields that Salesforce asked for: phone system's call id → field → text. */
  readonly fieldEdits: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly log: CallLogState;
  /** Newest first. */
  readonly notices: readonly NoticeView[];
  /** What opens for which call, and in which kind of app; null until Salesforce said so. */
  readonly popping: Popping | null;
  /** The agent wants nothing opened without a click. */
  readonly isOfferOnly: boolean;
}

export interface Popping {
  readonly rules: readonly PopRule[];
  readonly navigation: 'console' | 'standard' | 'unknown';
  /** The user looks after the rules. */
  readonly isRuleAdmin?: boolean;
}

/** What opens for a call, and how far it got. */
export interface CallPop {
  readonly decision: PopDecision;
  /**
   * `waiting`: asked again at the answer · `offered`: a button · `wanted`: the agent pressed it, a form waits for the answer ·
   * `opening` · `opened` · `inFront`: it was there already · `elsewhere`: in the tab that the agent looks at · `failed`
   */
  readonly state: 'waiting' | 'offered' | 'wanted' | 'opening' | 'opened' | 'inFront' | 'elsewhere' | 'failed';
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

/** `asking`: Salesforce is asked whether the number may be called · `warned`: somebody asked not to be called, the agent decides. */
export interface DialCheck {
  readonly state: 'asking' | 'warned';
  readonly rawNumber: string;
  readonly record: Candidate | null;
  readonly reason: string;
}

/** The clock of a form: it runs while the form is on the screen and stands while it is parked. */
export interface FormClock {
  /** `Clock.elapsedMs` since when it runs; null while it stands. */
  readonly since: number | null;
  readonly spentMs: number;
  /** UTC epoch milliseconds when the form saves itself; null without a limit, and while it is parked. */
  readonly endsAt: number | null;
}

/** A call with what the application adds to it. */
export interface PhoneCall extends Call {
  /** The caller's number in the agent's way of writing; null until it was read. */
  readonly number: ReadNumber | null;
  /** `Clock.elapsedMs` when people began to talk: the base of the duration. */
  readonly connectedElapsedMs: number | null;
  /** The record that was asked to be opened for this call; a call opens one by itself at most once. */
  readonly poppedRecordId: string;
  /** What the phone system said besides the caller. */
  readonly word: LineWord;
  /** What opens; null until it is decided. */
  readonly pop: CallPop | null;
  /** The record that stood in front before something was opened for this call. */
  readonly frontBefore: FrontPage | null;
  /** The agent asked for a new contact; it opens when the call is connected. */
  readonly newContact: 'none' | 'wanted' | 'opened';
  /** The phone system plays its own ringing tone; ours stays silent. */
  readonly hasOwnSound: boolean;
  readonly result: string;
  /** The result in words; empty when none was chosen. */
  readonly resultLabel: string;
  readonly note: string;
  readonly followUp: { readonly date: string; readonly subject: string } | null;
  /** Records that the agent opened during the call or its wrap-up, newest first. */
  readonly visited: readonly RelatedRecord[];
  /** The record that the activity hangs on besides the match; null: the match alone. */
  readonly related: RelatedRecord | null;
  /** The agent chose `related`: it follows no further. */
  readonly isRelatedPinned: boolean;
  /** What is missing in the form; empty until the agent tried to save. */
  readonly formErrors: FormErrors;
  readonly formClock: FormClock;
  /** Whether an activity is made: as the policy says, not yet (the agent must confirm), or never (the agent wants none). */
  readonly activity: 'asPolicy' | 'notYet' | 'never';
  /** When the activity is made, by the policy's rule for this kind of call. */
  readonly taskAt: LogRule['taskAt'];
  /** How often the agent chose another record than the one before. */
  readonly corrections: number;
  /** The agent said that it is somebody else: the next person or company that is opened while they talk is the match. */
  readonly isMatchRejected: boolean;
  readonly isClickToDial: boolean;
  /** From the ring to the answer of the page that opened by itself; null when none did. */
  readonly popLatencyMs: number | null;
  /** `Clock.elapsedMs` at the ring, or at the dial. */
  readonly offeredElapsedMs: number;
  /** Folder of the phone system, and the line's address. */
  readonly provider: string;
  readonly lineName: string;
  readonly logging: Logging;
}

/**
 * Where the log entry of a call stands.
 *
 *   none ──known to the phone system──► draft ──over, nothing left to type──► finishing ──durable──► finished
 *                                                                               ▲   └──► failed ──┘ (save again)
 */
export type Logging = 'none' | 'draft' | 'finishing' | 'finished' | 'failed';

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
  parkedCallIds: [],
  policy: null,
  dispositions: [],
  dialCheck: null,
  drawer: 'none',
  history: { state: 'none', days: 1, calls: [], problem: null },
  noteEdit: null,
  fieldEdits: {},
  log: { entries: [], isDurable: true },
  notices: [],
  popping: null,
  isOfferOnly: false,
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

/** Whether the form of this call is open or parked: its entry is not finished yet. */
export function hasForm(state: PhoneState, callId: string): boolean {
  return state.wrapUpCallId === callId || state.parkedCallIds.includes(callId);
}

/** Whether two people talk in this call, or one of them waits on hold. */
export function isTalking(call: PhoneCall): boolean {
  return call.phase === 'connected' || call.phase === 'held';
}

/** Whether waiting logs may leave the browser as an open file; the call center says so. */
export function mayExport({ settings }: Pick<PhoneState, 'settings'>): boolean {
  return settings?.journal.fileExport !== false;
}

/** Whether this tab holds the line and everything it needs. */
export function isReady(state: PhoneState): boolean {
  return state.startUp.stage === 'done' && state.tab.role === 'owner';
}
