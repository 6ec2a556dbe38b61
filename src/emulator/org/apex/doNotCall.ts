import type { CustomMetadata } from '../customMetadata';
import type { Org } from '../org';
import { matchCaller } from './matching/callerMatching';
import { policyOf } from './logPolicy';
import type { UntrustedInput } from './untrustedInput';

const FIELDS: Readonly<Record<string, string>> = {
  Contact: 'DoNotCall',
  Lead: 'DoNotCall',
  Account: 'PersonDoNotCall',
};
const ALLOWED = { answer: 'allowed', reason: '', recordId: '', objectType: '' };

/** Whether somebody with this number asked not to be called; the answer is of this moment. */
export function checkDoNotCall(org: Org, metadata: CustomMetadata, input: UntrustedInput): unknown {
  const policy = policyOf(org, metadata).Do_Not_Call__c ?? 'off';
  if (policy === 'off') return ALLOWED;
  const found = matchCaller(org, metadata, input).candidates.find(
    ({ recordId, objectType }) => org.find(recordId)?.[FIELDS[objectType] ?? ''] === true,
  );
  if (!found) return ALLOWED;
  const reason = `${found.name} asked not to be called (${found.reason}).`;
  return { answer: policy, reason, recordId: found.recordId, objectType: found.objectType };
}
