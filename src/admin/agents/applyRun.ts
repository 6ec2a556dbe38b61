import { AppError, hasCode } from '../../base/appError';
import type { OrgDoor } from '../org/orgDoor';
import { pollJob, sleep } from '../org/orgDoor';
import { isWorthAnotherTry } from '../org/orgProblem';
import { readFailedRows } from './failedRows';
import type { Change } from './plan';
import { jobCsv } from './planRows';
import { readPresent } from './readPresent';
import type { RunFolder } from './runFolder';

/** Above this many users one Bulk job costs fewer requests than Collections of 200. */
export const BULK_FROM_USERS = 401;
const ROWS_PER_COLLECTION = 200;
/** A row that is locked this often has another reason than two saves at once. */
const MOST_TRIES = 6;
/** Jobs that the org lost or gave up before we give up. */
const MOST_JOBS_LOST = 3;

/**
 * Brings every user of a run to where the plan wants them: at the first start and after a kill alike. What is done stands
 * in the journal; what is not known (a request whose answer never came) is asked of the org, never done again blindly.
 *
 * @param onProgress  users settled so far
 * @throws AppError codes of `orgProblem.ts`, `bulk-job-lost`; the run stays on disk and can be resumed
 */
export async function applyRun(door: OrgDoor, run: RunFolder, options: ApplyOptions): Promise<void> {
  if (options.isResumed && !run.jobId) await settleWhatIsDone(door, run);
  let jobsLost = 0;
  const tell = (): void => options.onProgress?.(run.rows.changes - run.countOpen());
  for (; run.countOpen() > 0; tell()) {
    // The first repeat comes at once: a job takes longer than most locks.
    if (run.mostTries() > 1) await sleep(door.pollWaitMs * 4 ** (run.mostTries() - 2));
    if (run.jobId || run.countOpen() >= BULK_FROM_USERS) {
      if (!(await runJob(door, run))) jobsLost += 1;
      if (jobsLost >= MOST_JOBS_LOST) throw jobLost(run);
    } else {
      const open = run.openChanges();
      for (let at = 0; at < open.length; at += ROWS_PER_COLLECTION) {
        const part = open.slice(at, at + ROWS_PER_COLLECTION).filter(({ userId }) => run.isOpen(userId));
        if (part.length > 0) await saveCollection(door, run, part);
        tell();
      }
    }
  }
}

export interface ApplyOptions {
  readonly isResumed: boolean;
  readonly onProgress?: ((settled: number) => void) | undefined;
}

/** Notes users whose change has arrived already, and lets those go whom somebody else has changed meanwhile. */
async function settleWhatIsDone(door: OrgDoor, run: RunFolder): Promise<void> {
  const open = run.openRows();
  if (open.length === 0) return;
  const present = await readPresent(door, open);
  const saved: string[] = [];
  const failed: Record<string, string> = {};
  for (const row of open) {
    const now = present.get(row.userId);
    if (now === undefined) failed[row.userId] = 'ENTITY_IS_DELETED: the user is not there any more';
    else if (now === row.to) saved.push(row.userId);
    else if (now !== row.from)
      failed[row.userId] = `CHANGED_MEANWHILE: now in ${run.head.callCenters[now] ?? (now || 'none')}`;
  }
  if (saved.length > 0 || Object.keys(failed).length > 0) run.note({ is: 'rows', saved, again: [], failed });
}

interface Job {
  readonly id: string;
  readonly state: string;
  readonly errorMessage?: string;
  readonly numberRecordsFailed?: number;
}

/** One Bulk job from wherever it stands to its end. @returns false when it came to nothing and a new one is due */
async function runJob(door: OrgDoor, run: RunFolder): Promise<boolean> {
  if (!run.jobId) await startJob(door, run);
  const { jobId } = run;
  const path = `/jobs/ingest/${jobId}`;
  let job = await door.ask<Job>({ path });
  if (job.state === 'Open') {
    // Nothing of it was processed, and nobody knows whether its data arrived.
    await door.ask({ method: 'PATCH', path, json: { state: 'Aborted' } });
    run.note({ is: 'jobGone', jobId });
    return false;
  }
  if (job.state === 'UploadComplete' || job.state === 'InProgress') job = await pollJob<Job>(door, path);
  if (job.state !== 'JobComplete') {
    run.note({ is: 'jobGone', jobId });
    await settleWhatIsDone(door, run);
    return false;
  }
  const failures = job.numberRecordsFailed ? await readFailedRows(door, jobId) : [];
  run.note({ is: 'jobDone', jobId, ...sortFailures(run, failures) });
  return true;
}

/** Creates, fills and closes a job. What breaks on the way is found out from the job's state afterwards. */
async function startJob(door: OrgDoor, run: RunFolder): Promise<void> {
  const json = { object: 'User', operation: 'update', contentType: 'CSV', lineEnding: 'LF' };
  const opening = door.ask<Job>({ method: 'POST', path: '/jobs/ingest', json });
  const noted = opening.then((job) => run.note({ is: 'job', jobId: job.id }));
  // The rows are written while the org opens the job.
  const [{ id }, csv] = await Promise.all([opening, openCsv(run), noted]);
  try {
    await door.ask({ method: 'PUT', path: `/jobs/ingest/${id}/batches`, csv });
    await door.ask({ method: 'PATCH', path: `/jobs/ingest/${id}`, json: { state: 'UploadComplete' } });
  } catch (error) {
    // A second upload or a second close is refused when the first one had arrived.
    if (!hasCode(error, 'org-refused')) throw error;
  }
}

async function openCsv(run: RunFolder): Promise<string> {
  if (run.isUntouched) return run.rows.jobCsv();
  const open: (readonly Change[])[] = [];
  for (const page of run.openByPage()) {
    open.push(page);
    await new Promise(setImmediate);
  }
  return jobCsv(open.flat());
}

interface SaveResult {
  readonly success: boolean;
  readonly errors: readonly { readonly statusCode: string; readonly message: string }[];
}

async function saveCollection(door: OrgDoor, run: RunFolder, part: readonly Change[]): Promise<void> {
  const records = part.map((row) => ({ attributes: { type: 'User' }, id: row.userId, CallCenterId: row.to || null }));
  let results: readonly SaveResult[];
  try {
    const json = { allOrNone: false, records };
    results = await door.askOnce<readonly SaveResult[]>({ method: 'PATCH', path: '/composite/sobjects', json });
  } catch (error) {
    if (!hasCode(error, 'org-silent') && !hasCode(error, 'org-busy')) throw error;
    // The answer was lost, the work perhaps not: look first. The look itself is tried with the usual waits.
    await settleWhatIsDone(door, run);
    const again = part.filter(({ userId }) => run.isOpen(userId)).map((row) => row.userId);
    if (again.some((id) => run.triesOf(id) + 1 >= MOST_TRIES)) throw error;
    run.note({ is: 'rows', saved: [], again, failed: {} });
    return;
  }
  const saved = part.filter((_, index) => results[index]?.success).map((row) => row.userId);
  const refused = part.flatMap((row, index) => {
    const { success, errors = [] } = results[index] ?? { success: false };
    const [first] = errors;
    return success
      ? []
      : [{ userId: row.userId, error: first ? `${first.statusCode}: ${first.message}` : 'no reason given' }];
  });
  run.note({ is: 'rows', saved, ...sortFailures(run, refused) });
}

/** Locked rows go again, a few times; the rest has failed. */
function sortFailures(
  run: RunFolder,
  refused: readonly { readonly userId: string; readonly error: string }[],
): { readonly again: string[]; readonly failed: Record<string, string> } {
  const again: string[] = [];
  const failed: Record<string, string> = {};
  for (const { userId, error } of refused) {
    if (isWorthAnotherTry(error) && run.triesOf(userId) + 1 < MOST_TRIES) again.push(userId);
    else failed[userId] = error;
  }
  return { again, failed };
}

function jobLost(run: RunFolder): AppError {
  return new AppError('bulk-job-lost', `The org gave up ${MOST_JOBS_LOST} Bulk jobs in a row`, {
    hint: `Setup → Bulk Data Load Jobs says why. Then go on with --resume ${run.path}`,
  });
}
