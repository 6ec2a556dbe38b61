import { join, resolve } from 'node:path';
import type { Connection } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { AppError } from '../../base/appError';
import { CtiCommand, EXIT_PARTLY } from '../ctiCommand';
import type { OrgDoor } from '../org/orgDoor';
import { applyRun } from './applyRun';
import type { Decision } from './plan';
import { DECISION_TEXTS } from './plan';
import type { PlanRows } from './planRows';
import { RunFolder } from './runFolder';
import type { RunHead } from './runFolder';
import { writeRunReport } from './runReport';

/** What `--json` gives for each command that changes agents. */
export interface AgentChanges {
  readonly callCenter: string;
  readonly counts: Partial<Record<Decision, number>>;
  readonly dryRun: boolean;
  readonly saved: number;
  readonly failed: number;
  /** API requests that this start took. */
  readonly requests: number;
  /** Empty in a dry run and when there was nothing to change. */
  readonly folder: string;
  readonly files: { readonly report: string; readonly failed: string; readonly undo: string };
}

/** Who is meant, as flags. */
export const WHO_FLAGS = {
  'permission-set': Flags.string({ char: 'p', summary: 'Users with this permission set (API name).' }),
  'permission-set-group': Flags.string({ summary: 'Users with this permission set group (API name).' }),
  profile: Flags.string({ summary: 'Users with this profile (name).' }),
  role: Flags.string({ summary: 'Users in this role (API name or label).' }),
  'with-subordinates': Flags.boolean({ summary: 'Users in the roles below, too.', dependsOn: ['role'] }),
  group: Flags.string({ summary: 'Members of this public group, those of roles and groups inside it included.' }),
  soql: Flags.string({ summary: 'Users of a query: SELECT Id FROM User WHERE …' }),
  csv: Flags.file({ summary: 'Users of a CSV file with a column Username, FederationId, Email or Id.' }),
};

export const RUN_FLAGS = {
  resume: Flags.directory({ summary: 'Go on with the run in this folder, which was stopped or killed.' }),
  'output-dir': Flags.directory({ summary: 'Where the folder of the run is put.', default: 'cti-runs' }),
};

export interface PlannedRun {
  readonly kind: RunHead['kind'];
  readonly callCenter: string;
  readonly callCenters: Readonly<Record<string, string>>;
  readonly rows: PlanRows;
}

export interface RunChoices {
  readonly dryRun: boolean;
  readonly isAgreed: boolean;
  readonly outputDir: string;
}

/** The common end of assign, unassign and undo: show the plan, ask, do it, report; or go on with a run on disk. */
export abstract class AgentCommand extends CtiCommand<AgentChanges> {
  protected async carryOut(door: OrgDoor, planned: PlannedRun, choices: RunChoices): Promise<AgentChanges> {
    const { counts, changes } = planned.rows;
    this.showPlan(planned, counts);
    const nothingDone = { callCenter: planned.callCenter, counts, saved: 0, failed: 0, folder: '', files: NO_FILES };
    if (choices.dryRun || changes === 0) {
      this.log(choices.dryRun ? 'Dry run: nothing was changed.' : 'Nothing to change.');
      return { ...nothingDone, dryRun: choices.dryRun, requests: door.sent };
    }
    await this.confirmChange(`Change ${changes} ${changes === 1 ? 'user' : 'users'} now?`, choices.isAgreed);
    const path = join(choices.outputDir, folderName(planned));
    const head: RunHead = {
      version: 1,
      kind: planned.kind,
      ...whereOf(door.connection),
      callCenters: planned.callCenters,
    };
    return this.apply(door, RunFolder.create(path, head, planned.rows), false);
  }

  /** @throws AppError `other-org` when the run belongs to another org */
  protected resume(door: OrgDoor, folder: string): Promise<AgentChanges> {
    const run = RunFolder.open(folder);
    this.assertSameOrg(door, run);
    return this.apply(door, run, true);
  }

  /** @throws AppError `other-org` */
  protected assertSameOrg(door: OrgDoor, run: RunFolder): void {
    const { orgId } = whereOf(door.connection);
    if (run.head.orgId !== orgId) {
      throw new AppError('other-org', `The run in ${run.path} belongs to the org ${run.head.orgId}, not to ${orgId}`, {
        hint: `Choose that org with --target-org ${run.head.username}.`,
      });
    }
  }

  private async apply(door: OrgDoor, run: RunFolder, isResumed: boolean): Promise<AgentChanges> {
    this.log(`Run: ${resolve(run.path)} (if it stops, go on with --resume)`);
    this.progress.start(run.rows.changes, {}, { title: 'Users', format: '%s | {bar} | {value}/{total}' });
    try {
      await applyRun(door, run, { isResumed, onProgress: (settled) => this.progress.update(settled) });
    } finally {
      this.progress.finish();
    }
    const { counts, report, failed } = writeRunReport(run);
    const undo = join(run.path, 'undo.csv');
    this.log(
      `\n${counts.saved} changed, ${counts.failed} failed. Report: ${report}. To take it back: ${this.config.bin} cti agents undo --run ${run.path}`,
    );
    if (failed) this.warn(`${counts.failed} users failed: ${failed} says why, and can be fed in again with --csv.`);
    if (counts.failed > 0) process.exitCode = EXIT_PARTLY;
    const callCenter = [...run.rows.targets].map((id) => run.head.callCenters[id] ?? '').join(', ');
    return {
      callCenter,
      counts: run.rows.counts,
      dryRun: false,
      saved: counts.saved,
      failed: counts.failed,
      requests: door.sent,
      folder: run.path,
      files: { report, failed, undo },
    };
  }

  private showPlan(planned: PlannedRun, counts: AgentChanges['counts']): void {
    const rows = (Object.entries(counts) as [Decision, number][]).map(([decision, count]) => ({
      users: count,
      what: DECISION_TEXTS[decision].says,
      'what to do': DECISION_TEXTS[decision].remedy,
      'for example': planned.rows.exampleOf(decision),
    }));
    this.table({ data: rows, title: `Plan for ${planned.callCenter || 'each user'}` });
  }
}

const NO_FILES = { report: '', failed: '', undo: '' };

function whereOf(connection: Connection): { orgId: string; username: string } {
  const { orgId = '', username = '' } = connection.getAuthInfoFields();
  return { orgId, username };
}

/** `20261121-130501-assign-AcmePhone`: sorts by time, and is a name on Windows, too. */
function folderName({ kind, callCenter }: PlannedRun): string {
  const now = new Date().toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return [now, kind, callCenter.replace(/[^A-Za-z0-9]/g, '')].filter(Boolean).join('-');
}
