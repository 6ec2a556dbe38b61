import type { OrgDoor } from '../org/orgDoor';
import { sleep } from '../org/orgDoor';
import { isWorthAnotherTry } from '../org/orgProblem';
import { inNamespace, packageNamespace } from '../org/packageNamespace';
import type { AgentCall } from './agentCall';

const ROWS_PER_REQUEST = 200;
/** A row that is locked this often has another reason than two saves at once. */
const MOST_TRIES = 4;

export interface CreatedLogs {
  readonly created: number;
  /** Calls that somebody else, or an earlier try whose answer was lost, had made meanwhile. */
  readonly there: number;
  readonly failed: readonly { readonly call: AgentCall; readonly error: string }[];
}

interface SaveResult {
  readonly success: boolean;
  readonly errors: readonly { readonly statusCode: string; readonly message: string }[];
}

/**
 * Creates calls, 200 in a request. Their key is unique in the org, so a repeat, a lost answer and the phone itself make no second
 * one; and because they are created and never updated, nothing that the phone wrote is changed.
 *
 * @param onProgress  calls settled so far
 * @throws AppError codes of `orgProblem.ts`; what was created stays, and the next start finds it
 */
export async function createLogs(
  door: OrgDoor,
  calls: readonly AgentCall[],
  onProgress: (settled: number) => void = () => undefined,
): Promise<CreatedLogs> {
  const total = { created: 0, there: 0, failed: [] as CreatedLogs['failed'][number][] };
  for (let at = 0; at < calls.length; at += ROWS_PER_REQUEST) {
    await createSome(door, calls.slice(at, at + ROWS_PER_REQUEST), total);
    onProgress(total.created + total.there + total.failed.length);
  }
  return total;
}

async function createSome(
  door: OrgDoor,
  calls: readonly AgentCall[],
  total: { created: number; there: number; failed: CreatedLogs['failed'][number][] },
): Promise<void> {
  const namespace = await packageNamespace(door);
  let open = calls;
  for (let tries = 1; open.length > 0; tries += 1) {
    const json = { allOrNone: false, records: open.map((call) => recordOf(call, namespace)) };
    const results = await door.ask<readonly SaveResult[]>({ method: 'POST', path: '/composite/sobjects', json });
    const again: AgentCall[] = [];
    open.forEach((call, index) => {
      const error = errorOf(results[index]);
      if (!error) total.created += 1;
      else if (error.startsWith('DUPLICATE_VALUE')) total.there += 1;
      else if (isWorthAnotherTry(error) && tries < MOST_TRIES) again.push(call);
      else total.failed.push({ call, error });
    });
    open = again;
    if (open.length > 0) await sleep(door.pollWaitMs * tries);
  }
}

function errorOf(result: SaveResult | undefined): string {
  if (result?.success) return '';
  const [first] = result?.errors ?? [];
  return first ? `${first.statusCode}: ${first.message}` : 'no reason given';
}

function recordOf(call: AgentCall, namespace: string): Record<string, unknown> {
  const fields = Object.entries(asFields(call)).map(([name, value]) => [inNamespace(namespace, name), value] as const);
  return { attributes: { type: inNamespace(namespace, 'Cti_Call__c') }, ...Object.fromEntries(fields) };
}

/** As the phone writes it at the end of a call (`CtiCallEntry`). The task is made when the phone logs the call after all. */
function asFields(call: AgentCall): Record<string, unknown> {
  const at = (moment: number | null): string | null => (moment === null ? null : new Date(moment).toISOString());
  return {
    OwnerId: call.user.userId,
    Call_Key__c: call.key,
    Phone_System_Call_Id__c: call.callId,
    Direction__c: call.direction,
    Caller_Number__c: call.number,
    Caller_Number_E164__c: /^\+[1-9]\d{6,14}$/.test(call.number) ? call.number : '',
    Caller_Name__c: call.name,
    Queue__c: call.queue,
    Is_Internal__c: call.isInternal,
    Offered_At__c: at(call.startedAt),
    Answered_At__c: at(call.answeredAt),
    Ended_At__c: at(call.endedAt),
    Duration_Seconds__c: call.talkedSeconds,
    End_Reason__c: call.endReason,
    Step__c: 'end',
    Log_State__c: call.endReason === 'elsewhere' ? 'noActivity' : 'open',
    Problem__c: 'Added from the phone system’s records; the phone did not log it.',
  };
}
