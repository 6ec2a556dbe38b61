import type { Org } from '../org';
import { userWithId } from '../users/orgUsers';
import { recordIdIn } from './callDetails';
import { noticeTo } from './notices';
import type { UntrustedInput } from './untrustedInput';

/** An agent gives up a log that was refused: the admin is told, once for each agent, day and reason. */
export function reportDroppedLog(org: Org, input: UntrustedInput): Record<string, never> {
  const code = /^[a-z0-9-]{1,80}$/.exec(input.text('code', 80))?.[0] ?? 'unknown';
  const callRecordId = recordIdIn(org, input.text('callRecordId', 18));
  const { name } = userWithId(org, org.actingUserId);
  noticeTo(org, {
    code: 'log-dropped',
    subject: `${org.actingUserId}:${new Date(org.nowAt).toISOString().slice(0, 10)}:${code}`,
    detail: `${name} gave up the log of a call that Salesforce had refused (${code}). ${callRecordId ? `Its call: ${callRecordId}.` : 'There is no record of the call.'}`,
  });
  return {};
}
