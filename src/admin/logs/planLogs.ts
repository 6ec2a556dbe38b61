import type { OrgDoor } from '../org/orgDoor';
import { agentCalls } from './agentCall';
import type { AgentCall, NobodysCall } from './agentCall';
import type { Cdr } from './readCdr';
import type { AgentLines } from './readLines';
import { readOurs } from './readLines';

/** What becomes of a call of the file. */
export type LogDecision = 'missing' | 'there' | 'similar' | 'inactive' | NobodysCall['reason'] | 'unreadable';

export interface PlannedLog {
  readonly decision: LogDecision;
  readonly line: number;
  readonly agent: string;
  readonly callId: string;
  /** Milliseconds since 1970; null where it cannot be read. */
  readonly startedAt: number | null;
  readonly number: string;
  /** Null when the line is nobody's call. */
  readonly call: AgentCall | null;
  readonly reason: string;
}

export const LOG_DECISIONS: Readonly<Record<LogDecision, { readonly says: string; readonly remedy: string }>> = {
  missing: { says: 'not in Salesforce', remedy: 'created with --create' },
  there: { says: 'in Salesforce', remedy: '' },
  similar: {
    says: 'in Salesforce under another call id: same agent, number and time',
    remedy: 'map the column with the id that the phone gets: --columns callId=HEADING',
  },
  inactive: {
    says: 'the agent’s user is inactive and cannot own a call',
    remedy: 'activate the user for the import, or leave it',
  },
  noAgent: { says: 'no agent of this org took part', remedy: '' },
  unknownAgent: {
    says: 'the agent has no line in this org',
    remedy: 'Setup → Custom Settings → CTI Line: a record for the user',
  },
  sharedLine: {
    says: 'two users have this line',
    remedy: 'Setup → Custom Settings → CTI Line: one user for each name',
  },
  noDirection: { says: 'inbound or outbound is not said', remedy: '--columns direction=HEADING, or from= and to=' },
  unreadable: { says: 'the line cannot be read', remedy: 'the output file names the line and the reason' },
};

/** The same call may differ by this much between the clocks of browser and phone system. */
const SAME_CALL_MS = 30_000;
/** A browser's clock may be wrong by hours. */
const MARGIN_MS = 86_400_000;
const COMPARED_DIGITS = 7;

export interface Situation {
  readonly orgId: string;
  readonly lines: AgentLines;
  /** Which calls count, by when they began: milliseconds since 1970; `until` does not belong to it. */
  readonly since: number | null;
  readonly until: number | null;
}

/**
 * Compares the file with the calls of the org and says what to do with each; changes nothing.
 * @throws AppError `no-call-log`, codes of `orgProblem.ts`
 */
export async function planLogs(door: OrgDoor, cdr: Cdr, situation: Situation): Promise<readonly PlannedLog[]> {
  const { since, until } = situation;
  const rows = cdr.rows.filter(
    ({ startedAt }) => (since === null || startedAt >= since) && (until === null || startedAt < until),
  );
  const found = rows.flatMap((row) => agentCalls(row, situation.lines, situation.orgId));
  const calls = onePerKey(found.filter((call): call is AgentCall => 'key' in call));
  const stored = calls.length > 0 ? await readStored(door, calls) : [];
  const nobodys = found.filter((call): call is NobodysCall => 'reason' in call);
  return [
    ...decide(calls, stored),
    ...nobodys.map((call) => ({ ...call, decision: call.reason, call: null, reason: '' })),
    ...cdr.unreadable.map(({ line, reason }) => ({ ...NOTHING, decision: 'unreadable' as const, line, reason })),
  ].sort((a, b) => a.line - b.line);
}

const NOTHING = { agent: '', callId: '', startedAt: null, number: '', call: null };

/** Phone systems write a line for each leg: of one agent's lines the one counts where somebody talked longest. */
function onePerKey(calls: readonly AgentCall[]): readonly AgentCall[] {
  const best = new Map<string, AgentCall>();
  for (const call of calls) {
    const other = best.get(call.key);
    const isBetter =
      !other ||
      (other.answeredAt === null && call.answeredAt !== null) ||
      ((other.answeredAt === null) === (call.answeredAt === null) && call.talkedSeconds > other.talkedSeconds);
    if (isBetter) best.set(call.key, call);
  }
  return [...best.values()];
}

interface StoredCall {
  readonly key: string;
  readonly userId: string;
  readonly startedAt: number;
  readonly digits: string;
}

async function readStored(door: OrgDoor, calls: readonly AgentCall[]): Promise<readonly StoredCall[]> {
  let [from, to] = [Infinity, -Infinity];
  for (const { startedAt } of calls) [from, to] = [Math.min(from, startedAt), Math.max(to, startedAt)];
  const at = (moment: number): string => new Date(moment).toISOString();
  const fields = ['Call_Key__c', 'OwnerId', 'Offered_At__c', 'Caller_Number__c'];
  const rest = `FROM Cti_Call__c WHERE Offered_At__c >= ${at(from - MARGIN_MS)} AND Offered_At__c <= ${at(to + MARGIN_MS)}`;
  const stored: StoredCall[] = [];
  await readOurs(door, { fields, rest }, (row) => {
    stored.push({
      key: row.Call_Key__c ?? '',
      userId: row.OwnerId ?? '',
      startedAt: Date.parse(row.Offered_At__c ?? ''),
      digits: lastDigits(row.Caller_Number__c ?? ''),
    });
  });
  return stored;
}

function decide(calls: readonly AgentCall[], stored: readonly StoredCall[]): PlannedLog[] {
  const present = new Set(stored.map(({ key }) => key));
  const ofFile = new Set(calls.map(({ key }) => key));
  const strangers = new Map<string, StoredCall[]>();
  // A call of the org that the file has under its own key is another call, however near.
  for (const call of stored.filter(({ key }) => !ofFile.has(key))) {
    const side = `${call.userId} ${call.digits}`;
    strangers.set(side, [...(strangers.get(side) ?? []), call]);
  }
  const isLike = (call: AgentCall): boolean =>
    (strangers.get(`${call.user.userId} ${lastDigits(call.number)}`) ?? []).some(
      ({ startedAt }) => Math.abs(startedAt - call.startedAt) <= SAME_CALL_MS,
    );
  return calls.map((call) => {
    const { line, agent, callId, startedAt, number } = call;
    const isNew = !present.has(call.key);
    const whenNew = isLike(call) ? 'similar' : call.user.isActive ? 'missing' : 'inactive';
    return { line, agent, callId, startedAt, number, call, reason: '', decision: isNew ? whenNew : 'there' };
  });
}

function lastDigits(number: string): string {
  return number.replace(/\D/g, '').slice(-COMPARED_DIGITS);
}
