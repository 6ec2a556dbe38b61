/**
 * `npm run deploy -- --target-org NAME`: builds the phone if need be, deploys it, gives you its permission sets, and says
 * what is left to do in Setup. Safe to run again.
 */
import { asProblem } from '../src/base/appError';
import { buildSoftphone } from './build';
import { isBuildStale } from './buildState';
import { DEPLOY_HELP, readDeployRequest } from './deploy/deployOrder';
import type { DeployRequest } from './deploy/deployOrder';
import { asTyped, deploySteps } from './deploy/deploySteps';
import { NEXT_STEPS } from './deploy/nextSteps';
import { assertLoggedIn, assertSf, runStep } from './deploy/runSf';

try {
  const request = readDeployRequest(process.argv.slice(2));
  if (!request) console.log(DEPLOY_HELP);
  else if (request.isDryRun) dryRun(request);
  else await deploy(request);
} catch (error) {
  const { message, hint } = asProblem(error);
  console.error(`\n${message}.\n${hint}`);
  process.exitCode = 1;
}

function dryRun(request: DeployRequest): void {
  assertSf();
  console.log(isBuildStale() ? 'The phone would be built first: npm run build' : 'The phone is built.');
  for (const step of deploySteps(request)) console.log(`\n${step.title}\n  ${asTyped(step)}`);
  console.log(`\nNothing was sent. "npm run check" looks for what the org would refuse.\n\n${NEXT_STEPS}`);
}

async function deploy(request: DeployRequest): Promise<void> {
  assertSf();
  await assertLoggedIn(request.targetOrg);
  if (isBuildStale()) {
    console.log('Building the phone …');
    await buildSoftphone({ minify: true });
  }
  for (const step of deploySteps(request)) {
    console.log(`\n${step.title}: ${asTyped(step)}`);
    await runStep(step);
  }
  console.log(`\nDeployed.\n\n${NEXT_STEPS}`);
}
