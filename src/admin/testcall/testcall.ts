import { quote } from '../agents/selection';
import { asProblem } from '../../base/appError';
import { SipSocket } from '../line/sipSocket';
import { callAgent } from '../line/testCaller';
import type { TestLine } from '../line/testCaller';
import type { OrgDoor } from '../org/orgDoor';
import { inNamespace, packageNamespace } from '../org/packageNamespace';
import type { TestedAgent } from './agentOfTest';
import { judgeCall } from './judgeCall';
import type { Findings, StoredTask, StoredVoiceCall, Verdict } from './judgeCall';
import { newestCalls, watchCall } from './storedCall';
import type { StoredCall } from './storedCall';

export interface TestcallPlan {
  readonly agent: TestedAgent;
  /** Null: somebody dials by hand. */
  readonly line: TestLine | null;
  /** SIP address or number that rings the agent; shown to whoever dials by hand. */
  readonly to: string;
  readonly expected: string;
  readonly timeoutMs: number;
  readonly pollMs: number;
  readonly say: (text: string) => void;
}

export interface TestcallDone {
  readonly call: StoredCall | null;
  readonly verdicts: readonly Verdict[];
  /** Records that the call left behind, the log first. */
  readonly records: readonly string[];
}

/** After the answer; long enough for a log that says some seconds, short enough for a silent call. */
const TALK_MS = 3_000;
const LONGEST_RING_MS = 60_000;

/**
 * Rings the agent (or waits while somebody dials), and looks at what the org has of it.
 * @throws AppError of `callAgent`, `SipSocket.open` and of asking the org
 */
export async function runTestcall(door: OrgDoor, plan: TestcallPlan): Promise<TestcallDone> {
  const known = new Set((await newestCalls(door, plan.agent.id)).map(({ Id }) => Id));
  const wantsVoiceCall = await policyWantsVoiceCall(door);
  const ring = ringing(plan);
  const watched = watchCall(door, {
    ...{ agentId: plan.agent.id, known, timeoutMs: plan.timeoutMs, pollMs: plan.pollMs },
    ...{ callId: () => ring.callId, isOver: () => ring.isOver, hasFailed: () => ring.hasFailed },
    onSeen: () => plan.say('The call is in the org; waiting for its end and its log …'),
  });
  const [call] = await Promise.all([watched, ring.done]);
  const read = call ? await readRecords(door, call) : { task: null, voiceCall: null };
  const findings: Findings = { ...read, call, wantsVoiceCall, agentId: plan.agent.id, expected: plan.expected };
  const ids = [call?.Voice_Call_Id__c, call?.Follow_Up_Id__c, call?.Task_Id__c, call?.Id];
  return { call, verdicts: judgeCall(findings), records: ids.flatMap((id) => (id ? [id] : [])) };
}

interface Ringing {
  callId: string;
  isOver: boolean;
  hasFailed: boolean;
  /** Rejected when the line fails. */
  readonly done: Promise<void>;
}

function ringing(plan: TestcallPlan): Ringing {
  const state = { callId: '', isOver: false, hasFailed: false };
  if (plan.line) return Object.assign(state, { done: ringByLine(plan, plan.line, state) });
  plan.say(`Dial ${plan.to} now, from any other phone; answer it in Salesforce, and hang up.`);
  return { ...state, isOver: true, done: Promise.resolve() };
}

async function ringByLine(
  { to, timeoutMs, say }: TestcallPlan,
  line: TestLine,
  state: { callId: string; isOver: boolean; hasFailed: boolean },
): Promise<void> {
  try {
    const socket = await SipSocket.open(line.server, { patienceMs: 10_000, mustTrust: true });
    const ringMs = Math.min(LONGEST_RING_MS, timeoutMs / 2);
    const onRinging = (): void => say('It rings. Answer it in Salesforce, or let it ring; both are a test.');
    const onAnswered = (): void => say('Answered; the test line hangs up in three seconds.');
    const calling = callAgent(socket, line, { to, ringMs, talkMs: TALK_MS, onRinging, onAnswered });
    const { callId, outcome, hasRung } = await calling.finally(() => socket.close());
    say(`The phone system says: ${outcome}`);
    Object.assign(state, { callId, hasFailed: !hasRung });
  } catch (error) {
    state.hasFailed = true;
    throw error;
  } finally {
    state.isOver = true;
  }
}

async function policyWantsVoiceCall(door: OrgDoor): Promise<boolean> {
  const soql = "SELECT DeveloperName FROM Cti_Log_Policy__mdt WHERE Activity__c = 'voiceCall'";
  return (await door.query(inNamespace(await packageNamespace(door), soql))).totalSize > 0;
}

async function readRecords(door: OrgDoor, call: StoredCall): Promise<Pick<Findings, 'task' | 'voiceCall'>> {
  const first = async <T>(id: string | null, select: string): Promise<T | null> =>
    id ? ((await door.query<T>(`${select} WHERE Id = ${quote(id)}`)).records[0] ?? null) : null;
  return {
    task: await first<StoredTask>(
      call.Task_Id__c,
      'SELECT Id, Subject, CallType, CallDurationInSeconds, CallObject, IsClosed, OwnerId, WhoId, WhatId FROM Task',
    ),
    voiceCall: await first<StoredVoiceCall>(
      call.Voice_Call_Id__c,
      'SELECT Id, CallType, FromPhoneNumber, CallDurationInSeconds FROM VoiceCall',
    ),
  };
}

/** Deletes what the call left behind. @returns the ids that are still there, with the org's words */
export async function cleanUp(door: OrgDoor, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  try {
    const results = await door.ask<
      readonly { success: boolean; errors?: readonly { statusCode: string; message: string }[] }[]
    >({
      method: 'DELETE',
      path: `/composite/sobjects?allOrNone=false&ids=${ids.join(',')}`,
    });
    return results.flatMap(({ success, errors }, place) => {
      const [error] = errors ?? [];
      // A repeat, or a trigger that deleted the task with its call.
      const isGone = success || /ENTITY_IS_DELETED|INVALID_CROSS_REFERENCE_KEY/.test(error?.statusCode ?? '');
      return isGone ? [] : [`${ids[place] ?? ''} (${error?.message ?? 'no reason'})`];
    });
  } catch (error) {
    return ids.map((id) => `${id} (${asProblem(error).message})`);
  }
}
