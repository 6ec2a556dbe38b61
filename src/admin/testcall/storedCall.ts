import { quote } from '../agents/selection';
import type { OrgDoor } from '../org/orgDoor';
import { sleep } from '../org/orgDoor';
import { inNamespace, packageNamespace, withoutNamespace } from '../org/packageNamespace';

/** A call as the phone has stored it, and its task. Field names as in the org, null where nothing stands. */
export interface StoredCall {
  readonly Id: string;
  readonly Call_Key__c: string | null;
  readonly Phone_System_Call_Id__c: string | null;
  readonly Direction__c: string | null;
  readonly Caller_Number__c: string | null;
  readonly Offered_At__c: string | null;
  readonly Ended_At__c: string | null;
  readonly Duration_Seconds__c: number | null;
  readonly End_Reason__c: string | null;
  readonly Matched_Record_Id__c: string | null;
  readonly Match_Explanation__c: string | null;
  readonly Pop_Latency_Ms__c: number | null;
  readonly Log_State__c: string | null;
  readonly Omitted_Fields__c: string | null;
  readonly Problem__c: string | null;
  readonly Task_Id__c: string | null;
  readonly Voice_Call_Id__c: string | null;
  readonly Follow_Up_Id__c: string | null;
}

const FIELDS =
  'Id, Call_Key__c, Phone_System_Call_Id__c, Direction__c, Caller_Number__c, Offered_At__c, Ended_At__c, Duration_Seconds__c, End_Reason__c, ' +
  'Matched_Record_Id__c, Match_Explanation__c, Pop_Latency_Ms__c, Log_State__c, Omitted_Fields__c, Problem__c, Task_Id__c, Voice_Call_Id__c, Follow_Up_Id__c';

/** The agent's newest calls. */
export async function newestCalls(door: OrgDoor, agentId: string): Promise<readonly StoredCall[]> {
  const soql = `SELECT ${FIELDS} FROM Cti_Call__c WHERE OwnerId = ${quote(agentId)} ORDER BY CreatedDate DESC LIMIT 20`;
  const namespace = await packageNamespace(door);
  return withoutNamespace(namespace, (await door.query<StoredCall>(inNamespace(namespace, soql))).records);
}

export interface Watching {
  readonly agentId: string;
  /** Calls that were there before. */
  readonly known: ReadonlySet<string>;
  /** Ours as the phone system got it; empty when somebody dials by hand. A phone system in between gives it another one. */
  readonly callId: () => string;
  /** Whether the call is over, so that its log can be complete. */
  readonly isOver: () => boolean;
  /** Whether nothing can come any more. */
  readonly hasFailed: () => boolean;
  readonly timeoutMs: number;
  readonly pollMs: number;
  readonly onSeen: (call: StoredCall) => void;
}

/** States in which the org does no more by itself. */
const SETTLED = new Set(['logged', 'noActivity', 'needsAgent', 'needsAdmin']);

/**
 * Looks until the call stands in the org with its end and its log, or the time is over.
 * @returns what was there last; null when the call never came
 */
export async function watchCall(door: OrgDoor, watching: Watching): Promise<StoredCall | null> {
  const giveUpAt = performance.now() + watching.timeoutMs;
  let seen: StoredCall | null = null;
  for (;;) {
    const fresh = (await newestCalls(door, watching.agentId)).filter(({ Id }) => !watching.known.has(Id));
    const callId = watching.callId();
    const found = fresh.find((call) => callId !== '' && call.Phone_System_Call_Id__c === callId) ?? fresh.at(-1);
    if (found && !seen) watching.onSeen(found);
    seen = found ?? seen;
    if (seen?.Ended_At__c && SETTLED.has(seen.Log_State__c ?? '') && watching.isOver()) return seen;
    if (watching.hasFailed() || performance.now() >= giveUpAt) return seen;
    await sleep(watching.pollMs);
  }
}
