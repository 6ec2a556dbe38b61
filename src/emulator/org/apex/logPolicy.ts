import type { CustomMetadata, MetadataRecord } from '../customMetadata';
import type { Org } from '../org';
import { userWithId } from '../users/orgUsers';
import type { CallEntry } from './callEntry';
import { STEPS } from './callDetails';
import { noticeTo } from './notices';

/** Ends that never get an activity: somebody else has the call, or nobody was called. */
const NO_ACTIVITY = ['elsewhere', 'doNotCall'];

/** What the scenario `logPolicy` changes of the project's record. */
const VARIANTS: Readonly<Record<string, MetadataRecord>> = {
  confirm: {
    Inbound_Mode__c: 'confirm',
    Outbound_Mode__c: 'confirm',
    Internal_Mode__c: 'confirm',
    Missed_Mode__c: 'confirm',
  },
  atRing: { Inbound_Task_At__c: 'ring', Outbound_Task_At__c: 'ring', Internal_Task_At__c: 'ring' },
  noMissed: { Missed_Mode__c: 'none', Internal_Mode__c: 'none' },
  light: { Is_Light__c: true },
  voiceCall: { Activity__c: 'voiceCall' },
  warn: { Do_Not_Call__c: 'warn' },
  refuse: { Do_Not_Call__c: 'refuse' },
  timedWrapUp: { Wrap_Up_Seconds__c: 20 },
};

/** The record of the agent's call center, else the one for all, else none: then every call gets its task when it is over. */
export function policyOf(org: Org, metadata: CustomMetadata): MetadataRecord {
  const records = metadata.get('Cti_Log_Policy') ?? [];
  const callCenter = callCenterOf(org);
  const found = (name: string): MetadataRecord | undefined =>
    records.find((each) => (each.Call_Center__c ?? '') === name);
  return { ...(found(callCenter) ?? found('')), ...VARIANTS[org.switches('logPolicy')] };
}

/** As `LogPolicy` in the contract. */
export function policyAnswer(org: Org, policy: MetadataRecord): unknown {
  return {
    rules: {
      inbound: { mode: word(policy.Inbound_Mode__c, 'automatic'), taskAt: word(policy.Inbound_Task_At__c, 'end') },
      outbound: { mode: word(policy.Outbound_Mode__c, 'automatic'), taskAt: word(policy.Outbound_Task_At__c, 'end') },
      internal: { mode: word(policy.Internal_Mode__c, 'automatic'), taskAt: word(policy.Internal_Task_At__c, 'end') },
      missed: { mode: word(policy.Missed_Mode__c, 'automatic'), taskAt: 'end' },
    },
    isLight: policy.Is_Light__c === true,
    activity: wantsVoiceCall(org, policy) ? 'voiceCall' : 'task',
    doNotCall: word(policy.Do_Not_Call__c, 'off'),
    wrapUpSeconds: Number(policy.Wrap_Up_Seconds__c ?? 0),
  };
}

/** Whether this call shall have its task by now. */
export function wantsTask(policy: MetadataRecord, entry: CallEntry): boolean {
  const { activity, isInternal, step } = entry.details;
  if (activity !== 'asPolicy' || policy.Is_Light__c === true || NO_ACTIVITY.includes(entry.endReason)) return false;
  const isMissed = step === 'end' && entry.isInbound && entry.answeredAt === null;
  const kind = isInternal ? 'Internal' : isMissed ? 'Missed' : entry.isInbound ? 'Inbound' : 'Outbound';
  const due = word(policy[`${kind}_Task_At__c`] ?? null, 'end');
  const isDue = rankOf(step) >= rankOf(due);
  return word(policy[`${kind}_Mode__c`] ?? null, 'automatic') !== 'none' && isDue;
}

/** An org without voice calls is told of once, and to its admin. */
export function wantsVoiceCall(org: Org, policy: MetadataRecord): boolean {
  if (policy.Activity__c !== 'voiceCall') return false;
  const isThere = org.schema.some(({ apiName, isCreatable }) => apiName === 'VoiceCall' && isCreatable !== false);
  if (!isThere || !org.access.may('create', 'VoiceCall')) {
    noticeTo(org, {
      code: 'no-voice-call',
      subject: org.id,
      detail:
        'The log policy asks for voice calls, but agents of this org cannot create any. Calls are logged as tasks.',
    });
    return false;
  }
  return true;
}

/** The results that agents may choose, in the admin's order. */
export function dispositionsOf(metadata: CustomMetadata): unknown[] {
  const active = (metadata.get('Cti_Disposition') ?? []).filter((each) => each.Is_Active__c === true && each.Code__c);
  const order = (each: MetadataRecord): number => Number(each.Sort_Order__c ?? 9999);
  const sorted = [...active].sort(
    (a, b) => order(a) - order(b) || String(a.MasterLabel).localeCompare(String(b.MasterLabel)),
  );
  return sorted.map((each) => ({
    code: each.Code__c,
    label: each.MasterLabel,
    direction: word(each.Direction__c, 'both'),
    needsNote: each.Needs_Note__c === true,
    needsFollowUp: each.Needs_Follow_Up__c === true,
  }));
}

/** How far a call is: 0, 1, 2. What an older org or page left empty is over. */
export function rankOf(step: unknown): number {
  const rank = STEPS.findIndex((each) => each === step);
  return rank < 0 ? STEPS.length - 1 : rank;
}

function word(value: MetadataRecord[string] | undefined, otherwise: string): string {
  return value === null || value === undefined || value === '' ? otherwise : String(value);
}

/** The suffix is what tells the emulated call centers apart. */
function callCenterOf(org: Org): string {
  const user = org.actingUserId === '' ? null : userWithId(org, org.actingUserId);
  return user?.callCenter ? `OpenSoftphone${user.callCenter.suffix.replaceAll(' ', '')}` : '';
}
