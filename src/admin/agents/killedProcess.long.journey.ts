/**
 * Real processes, really killed (SIGKILL): a run of 10,000 users dies at a request of each kind, once before the org has done its work and
 * once after it, and the next process goes on. That it holds at every single request is shown without processes in `killed.test.ts`.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeOrg } from '../fakeOrg/fakeOrg';
import { makeUsers } from '../testWorld/makeUsers';
import { runCti } from '../testWorld/runCti';

const USERS = 10_000;
const WHO = ['--call-center', 'AcmePhone', '--permission-set', 'Cti_Agent'];

/** Requests of a run, by kind: the first of each that comes after the plan. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['opens its job', /^POST \/jobs\/ingest$/],
  ['sends its rows', /^PUT \/jobs\/ingest\//],
  ['closes its job', /^PATCH \/jobs\/ingest\//],
  ['looks at its job', /^GET \/jobs\/ingest\/\w+$/],
  ['reads what failed', /^GET \/jobs\/ingest\/\w+\/failedResults/],
  ['saves the last locked rows', /^PATCH \/composite\/sobjects/],
];

jest.setTimeout(300_000);

test.each(KINDS.flatMap(([kind, request]) => [false, true].map((done) => ({ kind, request, done }))))(
  'killed while it $kind (work done: $done), a run of 10,000 users is resumed to the same end',
  async ({ request, done }) => {
    const { data, callCenters } = makeUsers({ active: USERS });
    const org = await FakeOrg.start({ data, lockShare: 0.02, pollsUntilDone: 1 });
    const folder = mkdtempSync(join(tmpdir(), 'cti-sigkill-'));
    try {
      const killWhen = new Promise<void>((resolve) => {
        org.faults = ({ method, path }) => {
          if (!request.test(`${method} ${path}`)) return undefined;
          setImmediate(() => setImmediate(resolve));
          return { is: 'silence', done };
        };
      });
      const killed = await runCti(['agents', 'assign', ...WHO, '--no-prompt'], { org, cwd: folder, killWhen });
      expect(killed.exitCode).toBeNull();
      org.faults = () => undefined;
      const [run = ''] = readdirSync(join(folder, 'cti-runs'));
      const path = join('cti-runs', run);
      const resumed = await runCti(['agents', 'assign', '--resume', path, '--json'], { org, cwd: folder });
      expect(resumed.json).toMatchObject({ status: 0, result: { saved: USERS, failed: 0 } });
      expect(data.records('User').every((user) => user.CallCenterId === callCenters.AcmePhone)).toBe(true);
      expect([...org.writer.saved.values()].filter((times) => times > 1)).toEqual([]);
      expect(
        readFileSync(join(folder, path, 'report.csv'), 'utf8')
          .trim()
          .split('\n'),
      ).toHaveLength(USERS + 1);
    } finally {
      await org.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
