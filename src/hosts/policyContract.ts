/** A result that an agent can choose (custom metadata `Cti_Disposition__mdt`). */
export interface Disposition {
  /** Stands in the call's record and never changes. */
  readonly code: string;
  /** Stands on the screen and in the timeline. */
  readonly label: string;
  readonly direction: 'inbound' | 'outbound' | 'both';
  readonly needsNote: boolean;
  readonly needsFollowUp: boolean;
}

/** How calls of one kind are logged. The call's own record is always written; this is about the activity. */
export interface LogRule {
  /** `confirm`: only once the agent said so; the entry carries `activity: 'notYet'` until then. */
  readonly mode: 'automatic' | 'confirm' | 'none';
  /** When the activity is made. Earlier than `end` needs a save at that step. */
  readonly taskAt: 'ring' | 'answer' | 'end';
}

/** Custom metadata `Cti_Log_Policy__mdt`: the record of the agent's call center, else the one for all. */
export interface LogPolicy {
  /** `missed`: inbound and never answered. `internal`: between colleagues, answered or not. */
  readonly rules: Readonly<Record<'inbound' | 'outbound' | 'internal' | 'missed', LogRule>>;
  /** Click-to-dial only: no pop, no activity. The call's record stays. */
  readonly isLight: boolean;
  /**
   * `voiceCall`: a VoiceCall at the end of the call, beside the task which keeps notes and results. An org that has none answers
   * `task` here, and its admin was told.
   */
  readonly activity: 'task' | 'voiceCall';
  readonly doNotCall: 'off' | 'warn' | 'refuse';
  /** How long wrap-up may take; 0: as long as it takes. */
  readonly wrapUpSeconds: number;
}

/** `allowed` also when the policy is `off`. Refused and warned: `reason` is for the agent, the record says who. */
export interface DoNotCallAnswer {
  readonly answer: 'allowed' | 'warn' | 'refuse';
  readonly reason: string;
  readonly recordId: string;
  readonly objectType: string;
}
