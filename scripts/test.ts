/**
 * `npm test`: checks, build, units, then journeys in a real browser. `--long` runs the long journeys too.
 * The last line says how many passed and failed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { asProblem } from '../src/base/appError';
import { findBrowser } from './browser';
import { buildSoftphone } from './build';
import { checkAll } from './check/checkAll';
import { printResults } from './check/printResults';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Passed, but only at the second try. */
  readonly unsteady?: readonly string[];
}

const parts: Counts[] = [];
await part('Checks', async () => printResults(await checkAll()));
await part('Build', build);
// Without the number Jest puts everything into one process on two cores, and takes twice as long.
await part('Units', () => jest('units', {}, ['--maxWorkers=2']));
await part('Journeys', async () => {
  const env = { JOURNEYS: process.argv.includes('--long') ? 'long' : 'short', CHROMIUM: findBrowser() };
  return jest('journeys', env, ['--runInBand']);
});

const unsteady = parts.flatMap((counts) => counts.unsteady ?? []);
for (const name of unsteady) console.log(`  unsteady (passed at the second try): ${name}`);
const sum = (key: 'passed' | 'failed' | 'skipped'): number => parts.reduce((total, counts) => total + counts[key], 0);
const skipped = sum('skipped');
console.log(
  `\n${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}${unsteady.length ? `, ${unsteady.length} unsteady` : ''}`,
);
process.exitCode = sum('failed') > 0 ? 1 : 0;

/** A bundle over its size limits is a failure, as one that does not compile. */
async function build(): Promise<Counts> {
  const { text, problems } = await buildSoftphone({ minify: true });
  console.log(text);
  for (const problem of problems) console.log(`  FAILED   ${problem}`);
  return { passed: problems.length ? 0 : 1, failed: problems.length, skipped: 0 };
}

/** Runs one part; one that throws counts as one failure, and the next parts still run. */
async function part(title: string, run: () => Promise<Counts>): Promise<void> {
  const startedAt = performance.now();
  console.log(`\n${title}`);
  try {
    parts.push(await run());
  } catch (error) {
    const problem = asProblem(error);
    console.log(`  FAILED   ${problem.message}\n           ${problem.hint}`);
    parts.push({ passed: 0, failed: 1, skipped: 0 });
  }
  console.log(`  (${((performance.now() - startedAt) / 1000).toFixed(0)} s)`);
}

/** Runs Jest and reads its counts; a suite that could not even start counts as one failure. */
function jest(name: string, env: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Counts> {
  mkdirSync('build', { recursive: true });
  const report = `build/${name}.json`;
  rmSync(report, { force: true });
  // A socket that a test forgot must not hold up the run: the counts are in the report by then.
  const command = ['node_modules/jest/bin/jest.js', '--ci', '--forceExit', '--json', `--outputFile=${report}`, ...args];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('close', () => resolve(countsIn(report)));
  });
}

function countsIn(report: string): Counts {
  const counts = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numRuntimeErrorTestSuites: number;
    testResults: { assertionResults: { fullName: string; status: string; invocations?: number }[] }[];
  };
  const tests = counts.testResults.flatMap((suite) => suite.assertionResults);
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests + counts.numRuntimeErrorTestSuites,
    skipped: counts.numPendingTests,
    unsteady: tests.filter((one) => one.status === 'passed' && (one.invocations ?? 1) > 1).map((one) => one.fullName),
  };
}
