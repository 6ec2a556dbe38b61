/** `npm run scratch`: a scratch org with the phone, sample data, and you as an agent. Safe to run again. */
import { AppError, asProblem } from '../src/base/appError';
import { buildSoftphone } from './build';
import { isBuildStale } from './buildState';
import { asTyped } from './deploy/deploySteps';
import type { DeployStep } from './deploy/deploySteps';
import { NEXT_STEPS } from './deploy/nextSteps';
import { assertSf, firstId, runStep, usernameOf } from './deploy/runSf';
import * as scratch from './deploy/scratchSteps';
import type { ScratchRequest } from './deploy/scratchSteps';

try {
  const request = scratch.readScratchRequest(process.argv.slice(2));
  if (!request) console.log(scratch.SCRATCH_HELP);
  else if (request.isDryRun) dryRun(request);
  else await makeScratchOrg(request);
} catch (error) {
  const { message, hint } = asProblem(error);
  console.error(`\n${message}.\n${hint}`);
  process.exitCode = 1;
}

function dryRun(request: ScratchRequest): void {
  assertSf();
  const join = scratch.joinStep(request.alias, 'YOU', 'ID');
  const { alias } = request;
  const steps = [scratch.createStep(request), ...scratch.fillSteps(request), scratch.sampleDataStep(request), join];
  for (const step of [...steps, scratch.openStep(alias)]) console.log(`\n${step.title}\n  ${asTyped(step)}`);
  console.log('\nNothing was sent. "npm run check" looks for what the org would refuse.');
}

async function makeScratchOrg(request: ScratchRequest): Promise<void> {
  assertSf();
  const { alias } = request;
  if (isBuildStale()) await buildSoftphone({ minify: true });
  if (await usernameOf(alias)) await assertScratchOrg(alias);
  else await run(scratch.createStep(request));
  for (const step of scratch.fillSteps(request)) await run(step);
  if (!(await firstId(alias, 'SELECT Id FROM Contact LIMIT 1'))) await run(scratch.sampleDataStep(request));
  await joinCallCenter(alias);
  await run(scratch.openStep(alias));
  console.log(`\n${NEXT_STEPS}`);
}

/** Somebody's sandbox or production may carry the same alias; sample data is not for them. */
async function assertScratchOrg(alias: string): Promise<void> {
  const soql = 'SELECT Id FROM Organization WHERE IsSandbox = true AND TrialExpirationDate != null';
  if (await firstId(alias, soql)) return;
  throw new AppError('no-scratch-org', `"${alias}" is an org already, and no scratch org`, {
    hint: 'Take another name: npm run scratch -- --alias NAME. For that org there is npm run deploy.',
  });
}

async function joinCallCenter(alias: string): Promise<void> {
  const username = await usernameOf(alias);
  const callCenterId = await firstId(alias, "SELECT Id FROM CallCenter WHERE InternalName = 'OpenSoftphone'");
  if (username && callCenterId) return run(scratch.joinStep(alias, username, callCenterId));
  throw new AppError('no-call-center', `The org ${alias} has no call center Open Softphone`, {
    hint: 'It may lack Open CTI: look at Setup → Call Centers. Then the phone works in the emulator only (npm start).',
  });
}

async function run(step: DeployStep): Promise<void> {
  console.log(`\n${step.title}: ${asTyped(step)}`);
  await runStep(step);
}
