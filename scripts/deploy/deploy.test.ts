/** @jest-environment node */
import { existsSync } from 'node:fs';
import { asProblem } from '../../src/base/appError';
import type { Problem } from '../../src/base/appError';
import { readDeployRequest } from './deployOrder';
import { asTyped, deploySteps } from './deploySteps';

const ORDER = { targetOrg: 'acme', tests: ['CtiPhoneTest', 'CtiSessionTest'], withSampleData: false };

test('the org validates with our own tests, what it accepted is deployed, and you get the permission sets', () => {
  expect(deploySteps(ORDER).map(asTyped)).toEqual([
    'npx sf project deploy validate --test-level RunSpecifiedTests --tests CtiPhoneTest --tests CtiSessionTest --source-dir force-app --wait 30 --target-org acme',
    'npx sf project deploy quick --use-most-recent --wait 30 --target-org acme',
    'npx sf org assign permset --name Cti_Agent --name Cti_Admin --target-org acme',
  ]);
});

test('without tests there is nothing to deploy quickly: a rehearsal, then the deployment', () => {
  const [first, second] = deploySteps({ ...ORDER, tests: [] }).map(asTyped);
  expect(first).toContain('deploy start --dry-run --test-level NoTestRun');
  expect(second).toBe(first!.replace(' --dry-run', ''));
});

test('sample data comes last, and its plan exists', () => {
  const { args } = deploySteps({ ...ORDER, withSampleData: true }).at(-1)!;
  expect(args.slice(0, 4)).toEqual(['data', 'import', 'tree', '--plan']);
  expect(existsSync(args[4]!)).toBe(true);
});

test('what is asked for is read, with all our test classes', () => {
  expect(readDeployRequest(['--target-org', 'me@acme.com.dev', '--dry-run'])).toEqual({
    targetOrg: 'me@acme.com.dev',
    isDryRun: true,
    withSampleData: false,
    tests: expect.arrayContaining(['CtiPhoneTest', 'CtiCallLoggingTest']) as string[],
  });
  expect(readDeployRequest(['-o', 'acme', '--no-tests'])).toMatchObject({ tests: [] });
  expect(readDeployRequest(['--help'])).toBeNull();
});

test.each([
  [[], 'no-target-org'],
  [['--target-org', '--json'], 'bad-arguments'],
  [['--target-org', 'a b;rm'], 'no-target-org'],
  [['--target-org=-x'], 'no-target-org'],
  [['--targetorg', 'acme'], 'bad-arguments'],
  [['acme'], 'bad-arguments'],
])('%j is refused with the way to call it', (args, code) => {
  const problem = problemOf(args);
  expect(problem.code).toBe(code);
  expect(problem.hint).toContain('--target-org');
});

function problemOf(args: readonly string[]): Problem {
  try {
    readDeployRequest(args);
  } catch (thrown) {
    return asProblem(thrown);
  }
  throw new Error('it was accepted');
}
