import { fieldsOf, filled, items, missing, objectTypeOf, oneOf, recordIdOf, text } from './answerFields';
import type { Fields } from './answerFields';
import type { Disposition, DoNotCallAnswer, LogPolicy, LogRule } from './policyContract';

const MOST_DISPOSITIONS = 100;
const LONGEST_WRAP_UP_SECONDS = 3600;

export function checkPolicy(untyped: unknown): LogPolicy {
  const policy = fieldsOf(untyped) ?? missing('policy');
  const rules = fieldsOf(policy['rules']) ?? missing('rules');
  return {
    rules: {
      inbound: rule(rules, 'inbound'),
      outbound: rule(rules, 'outbound'),
      internal: rule(rules, 'internal'),
      missed: rule(rules, 'missed'),
    },
    isLight: policy['isLight'] === true,
    activity: oneOf(policy, 'activity', ['task', 'voiceCall']),
    doNotCall: oneOf(policy, 'doNotCall', ['off', 'warn', 'refuse']),
    wrapUpSeconds: seconds(policy['wrapUpSeconds']),
  };
}

export function checkDispositions(value: Fields): { readonly dispositions: readonly Disposition[] } {
  return {
    dispositions: items(value, 'dispositions', MOST_DISPOSITIONS).map((disposition) => ({
      code: filled(disposition, 'code'),
      label: filled(disposition, 'label'),
      direction: oneOf(disposition, 'direction', ['inbound', 'outbound', 'both']),
      needsNote: disposition['needsNote'] === true,
      needsFollowUp: disposition['needsFollowUp'] === true,
    })),
  };
}

export function checkDoNotCallAnswer(value: Fields): DoNotCallAnswer {
  return {
    answer: oneOf(value, 'answer', ['allowed', 'warn', 'refuse']),
    reason: text(value, 'reason'),
    recordId: recordIdOf(value['recordId']),
    objectType: objectTypeOf(value['objectType']),
  };
}

function rule(rules: Fields, name: string): LogRule {
  const each = fieldsOf(rules[name]) ?? missing(name);
  return {
    mode: oneOf(each, 'mode', ['automatic', 'confirm', 'none']),
    taskAt: oneOf(each, 'taskAt', ['ring', 'answer', 'end']),
  };
}

function seconds(value: unknown): number {
  return Number.isInteger(value) ? Math.min(LONGEST_WRAP_UP_SECONDS, Math.max(0, value as number)) : 0;
}
