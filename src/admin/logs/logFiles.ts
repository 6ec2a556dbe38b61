import { csvForSpreadsheet } from '../files/csv';
import { writeWhole } from '../files/writeWhole';
import type { AgentCall } from './agentCall';
import type { CreatedLogs } from './createLogs';
import { LOG_DECISIONS } from './planLogs';
import type { PlannedLog } from './planLogs';

/** Headings that the command understands by itself: both files can be fed in again. */
const HEADINGS = ['CallId', 'Agent', 'Direction', 'Number', 'StartedAt', 'AnsweredAt', 'EndedAt', 'EndReason'];

/** Every call of the file that Salesforce does not have, and why; with the line it came from. */
export function writeMissing(path: string, plan: readonly PlannedLog[]): void {
  const rows = plan
    .filter(({ decision }) => decision !== 'there')
    .map((log) => [
      ...(log.call ? cellsOf(log.call) : [log.callId, log.agent, '', log.number, timeOf(log.startedAt), '', '', '']),
      log.call?.user.username ?? '',
      String(log.line),
      log.decision,
      log.reason || LOG_DECISIONS[log.decision].remedy,
    ]);
  write(path, [[...HEADINGS, 'User', 'Line', 'Decision', 'What to do'], ...rows]);
}

export function writeFailed(path: string, failed: CreatedLogs['failed']): void {
  const rows = failed.map(({ call, error }) => [...cellsOf(call), call.user.username, String(call.line), error]);
  write(path, [[...HEADINGS, 'User', 'Line', 'Error'], ...rows]);
}

function write(path: string, rows: readonly (readonly string[])[]): void {
  writeWhole(path, csvForSpreadsheet(rows));
}

function cellsOf(call: AgentCall): string[] {
  const times = [call.startedAt, call.answeredAt, call.endedAt].map(timeOf);
  return [call.callId, call.agent, call.direction, call.number, ...times, call.endReason];
}

export function timeOf(moment: number | null): string {
  return moment === null ? '' : new Date(moment).toISOString();
}
