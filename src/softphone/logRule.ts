import type { LogPolicy, LogRule } from '../hosts/orgContract';
import type { PhoneCall } from './state';

/** How calls are logged where Salesforce has not said anything (an older org). */
const USUAL: LogRule = { mode: 'automatic', taskAt: 'end' };
/** Extensions are shorter than any number that people outside can be reached by. */
const LONGEST_EXTENSION = 6;

/** The policy's rule for this call as it stands now: one that nobody has answered yet counts as answered until it is over. */
export function ruleOf(call: PhoneCall, policy: LogPolicy | null): LogRule {
  if (!policy) return USUAL;
  if (isInternal(call)) return policy.rules.internal;
  const isMissed = call.direction === 'inbound' && call.phase === 'ended' && call.connectedAt === null;
  return policy.rules[isMissed ? 'missed' : call.direction];
}

/** The call with what its rule says of the activity; what the agent has decided stands. */
export function underRule(call: PhoneCall, policy: LogPolicy | null): PhoneCall {
  const { mode, taskAt } = ruleOf(call, policy);
  // Nobody has to confirm what a colleague has taken.
  const waits = mode === 'confirm' && call.endReason !== 'elsewhere';
  const activity = call.activity === 'never' ? 'never' : waits ? 'notYet' : 'asPolicy';
  return activity === call.activity && taskAt === call.taskAt ? call : { ...call, activity, taskAt };
}

/** Whether the agent is asked for result and note when people have talked. */
export function wantsForm(call: PhoneCall, policy: LogPolicy | null): boolean {
  return policy?.isLight !== true && ruleOf(call, policy).mode !== 'none';
}

/** Whether a call that nobody answered waits for the agent's word whether it becomes an activity. */
export function wantsConfirmation(call: PhoneCall, policy: LogPolicy | null): boolean {
  return call.endReason === 'missed' && policy?.isLight !== true && ruleOf(call, policy).mode === 'confirm';
}

/** Between colleagues: the other side has an extension, as the call center lists them; without a list, a short text of digits. */
export function isInternal({ caller, number }: PhoneCall): boolean {
  if (caller.isWithheld || !number || number.e164 !== '') return false;
  if (number.isExtension !== undefined) return number.isExtension;
  const user = /^(?:sips?:)?([^@;]*)/i.exec(caller.rawNumber)?.[1] ?? '';
  return /^\d+$/.test(user) && user.length <= LONGEST_EXTENSION;
}
