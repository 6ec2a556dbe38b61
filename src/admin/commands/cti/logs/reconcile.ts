import { parse } from 'node:path';
import { Flags } from '@salesforce/sf-plugins-core';
import { CHANGE_FLAGS, CtiCommand, EXIT_PARTLY, ORG_FLAGS } from '../../../ctiCommand';
import type { AgentCall } from '../../../logs/agentCall';
import { createLogs } from '../../../logs/createLogs';
import type { CreatedLogs } from '../../../logs/createLogs';
import { timeOf, writeFailed, writeMissing } from '../../../logs/logFiles';
import { LOG_DECISIONS } from '../../../logs/planLogs';
import type { LogDecision, PlannedLog } from '../../../logs/planLogs';
import { countByAgent, countLogDecisions, reconcileLogs } from '../../../logs/reconcileLogs';
import type { AgentCount } from '../../../logs/reconcileLogs';
import type { OrgDoor } from '../../../org/orgDoor';

export interface ReconciledLogs {
  /** Column → heading, as it was understood. */
  readonly columns: Readonly<Record<string, string>>;
  readonly timeZone: string;
  readonly counts: Partial<Record<LogDecision, number>>;
  readonly agents: readonly AgentCount[];
  readonly created: number;
  readonly failed: number;
  readonly files: { readonly output: string; readonly failed: string };
}

const SHOWN_CALLS = 20;

export default class Reconcile extends CtiCommand<ReconciledLogs> {
  static override readonly summary =
    'Which calls of the phone system Salesforce does not have; with --create it gets them.';
  static override readonly description =
    'Reads a call-detail CSV of Asterisk, FreeSWITCH, 3CX or any other phone system, finds each agent’s user by the custom setting CTI Line, ' +
    'and computes the key under which Open Softphone logs the call. Calls without a record are listed; --create makes records for them, after a question, ' +
    'without a task. A second start creates nothing, and when the phone logs such a call after all it finds the record and adds the task. ' +
    'The call id must be the one the phone gets (SIP: the Call-ID header). Exit code 0: nothing is missing. 68: calls are missing, failed, or could not be read.';
  static override readonly examples = [
    {
      description: 'What is missing of a day:',
      command:
        '<%= config.bin %> <%= command.id %> --file cdr.csv --since 2026-11-20 --until 2026-11-21 --time-zone Europe/Berlin',
    },
    {
      description: 'Name the columns that are not recognised (a number counts the cells from 1):',
      command:
        '<%= config.bin %> <%= command.id %> --file cdr.csv --columns "callId=SIP Call ID,agent=Extension,direction=7"',
    },
    {
      description: 'Create what is missing, from a script:',
      command: '<%= config.bin %> <%= command.id %> --file cdr.csv --create --no-prompt --output missing.csv',
    },
  ];
  static override readonly flags = {
    ...ORG_FLAGS,
    file: Flags.file({ char: 'f', required: true, summary: 'The call-detail CSV of the phone system.' }),
    columns: Flags.string({
      multiple: true,
      delimiter: ',',
      summary: 'Which column is what: callId=HEADING,startedAt=HEADING,agent=HEADING …',
    }),
    'time-zone': Flags.string({
      default: async () => Promise.resolve(Intl.DateTimeFormat().resolvedOptions().timeZone),
      defaultHelp: async () => Promise.resolve('the one of this computer'),
      noCacheDefault: true,
      summary: 'Time zone of times that name none, such as Europe/Berlin.',
    }),
    'day-first': Flags.boolean({ allowNo: true, summary: 'Read 03/04/2026 as the third of April.' }),
    since: Flags.string({ summary: 'Only calls that began then or later.' }),
    until: Flags.string({ summary: 'Only calls that began before.' }),
    output: Flags.file({ summary: 'Write each call that Salesforce does not have to this CSV file, with the reason.' }),
    create: Flags.boolean({ summary: 'Create the missing calls.' }),
    ...CHANGE_FLAGS,
  };

  async run(): Promise<ReconciledLogs> {
    const { flags } = await this.parse(Reconcile);
    const door = this.door(flags['target-org'], flags['api-version']);
    const timeZone = flags['time-zone'];
    const style = { timeZone, isDayFirst: flags['day-first'] ?? null };
    const { file, since, until } = flags;
    const { plan, columns } = await reconcileLogs(door, { file, columns: flags.columns ?? [], style, since, until });
    this.showUnderstood(columns, timeZone);
    this.showPlan(plan);
    if (flags.output) writeMissing(flags.output, plan);
    const missing = plan.flatMap(({ decision, call }) => (decision === 'missing' && call ? [call] : []));
    const creates = flags.create && !flags['dry-run'] && missing.length > 0;
    if (creates) await this.confirmChange(`Create ${callsText(missing.length)} now?`, flags['no-prompt']);
    else this.log(nextStep(missing.length, flags.create));
    const done = creates ? await this.create(door, missing) : { created: 0, there: 0, failed: [] };
    const failedFile = this.reportFailed(done, flags.output ?? file);
    const counts = countLogDecisions(plan);
    if (hasLeft(counts, done)) process.exitCode = EXIT_PARTLY;
    const files = { output: flags.output ?? '', failed: failedFile };
    const { created, failed } = done;
    return { columns, timeZone, counts, agents: countByAgent(plan), created, failed: failed.length, files };
  }

  private showUnderstood(columns: Readonly<Record<string, string>>, timeZone: string): void {
    const mapped = Object.entries(columns).map(([column, heading]) => `${column}=${heading}`);
    this.log(`Columns: ${mapped.join(', ')}. Times without a zone: ${timeZone}.\n`);
  }

  private showPlan(plan: readonly PlannedLog[]): void {
    const counts = Object.entries(countLogDecisions(plan)) as [LogDecision, number][];
    const data = counts.map(([decision, calls]) => ({
      calls,
      what: LOG_DECISIONS[decision].says,
      'what to do': LOG_DECISIONS[decision].remedy,
      'for example': exampleOf(plan.find((log) => log.decision === decision)),
    }));
    this.table({ data, title: 'Calls of the file' });
    const agents = countByAgent(plan).map((one) => ({ ...one }));
    if (agents.length > 0) this.table({ data: agents, title: 'Agents with missing calls' });
    const missing = plan.filter(({ decision }) => decision === 'missing');
    for (const log of missing.slice(0, SHOWN_CALLS)) this.log(lineOf(log));
    if (missing.length > SHOWN_CALLS) this.log(`… and ${missing.length - SHOWN_CALLS} more; --output FILE has all.`);
  }

  private async create(door: OrgDoor, missing: readonly AgentCall[]): Promise<CreatedLogs> {
    this.progress.start(missing.length, {}, { title: 'Calls', format: '%s | {bar} | {value}/{total}' });
    try {
      return await createLogs(door, missing, (settled) => this.progress.update(settled));
    } finally {
      this.progress.finish();
    }
  }

  /** @returns the file with the failed calls; empty when there are none */
  private reportFailed({ created, there, failed }: CreatedLogs, beside: string): string {
    if (created + there + failed.length === 0) return '';
    const meanwhile = there > 0 ? `, ${there} were there already` : '';
    this.log(`\n${callsText(created)} created, ${failed.length} failed${meanwhile}.`);
    if (failed.length === 0) return '';
    const path = `${parse(beside).name}-failed.csv`;
    writeFailed(path, failed);
    this.warn(`${callsText(failed.length)} failed: ${path} says why, and can be fed in again with --file.`);
    return path;
  }
}

function hasLeft(counts: Partial<Record<LogDecision, number>>, { created, there, failed }: CreatedLogs): boolean {
  const open = (counts.missing ?? 0) - created - there;
  return open > 0 || failed.length > 0 || Boolean(counts.similar ?? counts.unreadable ?? counts.noDirection);
}

function nextStep(missing: number, creates: boolean): string {
  if (missing === 0) return 'Nothing is missing.';
  return creates ? 'Dry run: nothing was changed.' : `To create ${missing === 1 ? 'it' : 'them'}: add --create.`;
}

function exampleOf(log: PlannedLog | undefined): string {
  if (!log) return '';
  return log.reason ? `line ${log.line}: ${log.reason}` : `line ${log.line} ${log.agent}`.trim();
}

function lineOf({ line, agent, startedAt, call }: PlannedLog): string {
  const arrow = call?.direction === 'inbound' ? 'from' : 'to';
  return `  ${timeOf(startedAt).replace('.000Z', 'Z')}  ${agent} ${arrow} ${call?.number ?? ''} (${call?.endReason ?? ''}, line ${line})`;
}

function callsText(count: number): string {
  return `${count} ${count === 1 ? 'call' : 'calls'}`;
}
