import type { OrgDoor } from '../org/orgDoor';
import { assertTimeZone, readMoment } from './moment';
import type { MomentStyle } from './moment';
import { AppError } from '../../base/appError';
import { planLogs } from './planLogs';
import type { LogDecision, PlannedLog } from './planLogs';
import { readCdr } from './readCdr';
import { readLines } from './readLines';

export interface ReconcileRequest {
  readonly file: string;
  readonly columns: readonly string[];
  readonly style: MomentStyle;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export interface Reconciliation {
  readonly plan: readonly PlannedLog[];
  /** Column → heading, as it was understood. */
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * Reads the file, then the org, and compares both; changes nothing.
 * @throws AppError codes of `readCdr.ts`, `readLines.ts`, `planLogs.ts`; `bad-time-zone`, `bad-moment`
 */
export async function reconcileLogs(door: OrgDoor, request: ReconcileRequest): Promise<Reconciliation> {
  assertTimeZone(request.style.timeZone);
  const span = { since: momentOf('since', request), until: momentOf('until', request) };
  const cdr = readCdr(request.file, request);
  const lines = await readLines(door);
  const [organization] = await door.queryAll<{ Id: string }>('SELECT Id FROM Organization');
  const plan = await planLogs(door, cdr, { orgId: organization?.Id ?? '', lines, ...span });
  return { plan, columns: cdr.columns };
}

export interface AgentCount {
  readonly agent: string;
  readonly user: string;
  readonly calls: number;
  readonly missing: number;
}

/** Agents with the most missing calls first; those who have all are left out. */
export function countByAgent(plan: readonly PlannedLog[]): readonly AgentCount[] {
  const counts = new Map<string, AgentCount>();
  for (const { agent, call, decision } of plan) {
    if (!call) continue;
    const { calls, missing } = counts.get(agent) ?? { calls: 0, missing: 0 };
    const isMissing = decision === 'missing' ? 1 : 0;
    counts.set(agent, { agent, user: call.user.username, calls: calls + 1, missing: missing + isMissing });
  }
  return [...counts.values()].filter(({ missing }) => missing > 0).sort((a, b) => b.missing - a.missing);
}

export function countLogDecisions(plan: readonly PlannedLog[]): Partial<Record<LogDecision, number>> {
  const counts: Partial<Record<LogDecision, number>> = {};
  for (const { decision } of plan) counts[decision] = (counts[decision] ?? 0) + 1;
  return counts;
}

function momentOf(flag: 'since' | 'until', { style, [flag]: text }: ReconcileRequest): number | null {
  if (text === undefined) return null;
  const moment = readMoment(text.trim(), style);
  if (moment !== null) return moment;
  throw new AppError('bad-moment', `--${flag} "${text}" is no date or time`, {
    hint: `Write it as 2026-11-21 or "2026-11-21 13:05"; times without a zone are those of ${style.timeZone}.`,
  });
}
