import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCESS_TOKEN, FakeOrg } from '../../src/admin/fakeOrg/fakeOrg';
import { makeUsers } from '../../src/admin/testWorld/makeUsers';
import { packPlugin } from '../../src/admin/testWorld/packedPlugin';
import type { Figure } from './figure';

/** What a request and its answer take on their way, beside the org's own work. */
const LATENCY_MS = 120;
/** What the sf libraries ask for when a login is new. */
const LIBRARY = /Organization|services.data$/;
const RUN = [
  'agents',
  'assign',
  '--call-center',
  'AcmePhone',
  '--permission-set',
  'Cti_Agent',
  '--no-prompt',
  '--json',
];

interface Measured {
  readonly requests: number;
  readonly withoutPolls: number;
  readonly workMs: number;
  /** 120 ms for each request, polls too, and the work of the fake org itself. */
  readonly busyMs: number;
  readonly peakMb: number;
  readonly wrong: number;
}

interface RunOfTool {
  readonly exitCode: number | null;
  readonly peakMb: number;
}

/**
 * The admin tool puts users into a call center, as its own process, laid out as it is installed, against a fake org: 120 ms a request,
 * 2 % of the rows locked, one 503, and in a second round one kill in the middle with a resume.
 *
 * Time is taken from the first request of ours to the last one. What it is measured against is 120 ms for each of our requests, polls
 * too, and what the fake org itself took to answer them: it makes the rows of a query and saves those of a job while the request waits,
 * in one thread, in a process of its own on the same machine. Both are summed up one by one, although some requests run at the same time.
 * Not in it, and so on the tool's side: connections, the transport of the bodies, the wait after the 503, waits between polls and between
 * tries of locked rows. A real org takes minutes for a job of 100,000 users; nothing of that is pretended here, so the tool's own work
 * (reading 100,000 rows of CSV, writing the plan and the job) weighs more than it ever would.
 *
 * Memory: node with the libraries of sf takes about 135 MB before the first user is read (`floor`: a run of 10 users); what a run takes on
 * top of that is ours. The highest resident size of the whole process is both together.
 */
export async function measureAgents(users: number, mostRequests: number): Promise<Figure[]> {
  const name = `P13 ${users.toLocaleString('en-US')} users`;
  const floor = await measureOnce(10, false);
  const plain = await measureOnce(users, false);
  const killed = await measureOnce(users, true);
  const time = `${name}: time of ${plain.requests} requests of 120 ms and the org's work (floor)`;
  const memory = `${name}: memory beside the floor, a run of 10 users`;
  return [
    figure(`${name}: requests without polls`, [plain.withoutPolls, ''], mostRequests),
    { ...figure(time, [plain.workMs, 'ms'], 1.2 * plain.busyMs), floor: plain.busyMs, target: '<= 1.2 x' },
    { ...figure(memory, [plain.peakMb - floor.peakMb, 'MB'], 150), floor: floor.peakMb },
    figure(`${name}: rows wrong or done twice after a kill and a resume`, [killed.wrong, ''], 0),
  ];
}

function figure(name: string, [value, unit]: readonly [number, string], most: number): Figure {
  return { name, value, unit, target: `<= ${most}`, passed: value <= most };
}

interface Start {
  readonly org: FakeOrg;
  readonly home: string;
  readonly onStart?: (kill: () => void) => void;
}

async function measureOnce(users: number, withKill: boolean): Promise<Measured> {
  const { data, callCenters } = makeUsers({ active: users });
  const org = await FakeOrg.start({ data, latencyMs: LATENCY_MS, lockShare: 0.02, pollsUntilDone: 1 });
  const home = mkdtempSync(join(tmpdir(), 'cti-bench-'));
  try {
    packPlugin(process.cwd(), join(home, 'plugin'));
    let firstAt = 0;
    let lastAt = 0;
    let hasFailed = false;
    let kill: () => void = () => undefined;
    org.faults = ({ method, path }) => {
      if (LIBRARY.test(path)) return undefined;
      lastAt = performance.now();
      firstAt ||= lastAt;
      if (withKill && method === 'PATCH' && path.startsWith('/jobs/ingest/')) {
        setTimeout(kill, 10);
        return { is: 'silence', done: true };
      }
      if (hasFailed || method !== 'PUT') return undefined;
      hasFailed = true;
      return { is: 'unavailable' };
    };
    const ran = await run(RUN, { org, home, onStart: (child) => (kill = child) });
    if (withKill) {
      org.faults = () => undefined;
      const [folder = ''] = readdirSync(join(home, 'cti-runs'));
      await run(['agents', 'assign', '--resume', join('cti-runs', folder), '--json'], { org, home });
    }
    const wrong = data.records('User').filter((user) => user.CallCenterId !== callCenters.AcmePhone).length;
    const twice = [...org.writer.saved.values()].filter((times) => times > 1).length;
    const ours = org.asked.filter((line) => !LIBRARY.test(line));
    const libraryMs = (org.asked.length - ours.length) * LATENCY_MS;
    const withoutPolls = ours.filter((line) => !/^GET \/jobs\/\w+\/\w+$/.test(line)).length;
    return {
      requests: ours.length,
      withoutPolls,
      workMs: lastAt - firstAt + LATENCY_MS,
      busyMs: org.busyMs - libraryMs,
      peakMb: ran.peakMb,
      wrong: wrong + twice,
    };
  } finally {
    await org.close();
    rmSync(home, { recursive: true, force: true });
  }
}

function run(args: readonly string[], { org, home, onStart }: Start): Promise<RunOfTool> {
  const env = {
    ...process.env,
    HOME: home,
    SF_TARGET_ORG: ACCESS_TOKEN,
    SF_ORG_INSTANCE_URL: org.url,
    NODE_NO_WARNINGS: '1',
    SF_DISABLE_TELEMETRY: 'true',
  };
  const child = spawn(process.execPath, [join(home, 'plugin/bin/cti.js'), ...args], {
    cwd: home,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onStart?.(() => child.kill('SIGKILL'));
  let peakMb = 0;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, peakOf(child.pid))), 20);
  return new Promise((done) => {
    child.on('close', (exitCode) => {
      clearInterval(watch);
      done({ exitCode, peakMb });
    });
  });
}

/** The most memory that a process has had, as Linux tells it; 0 elsewhere. */
function peakOf(pid: number | undefined): number {
  try {
    const [, kb = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kb) / 1024;
  } catch {
    return 0;
  }
}
