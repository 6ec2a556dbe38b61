import { AppError } from '../../src/base/appError';
import { assertOrg } from './assertOrg';
import { WITHOUT_OPEN_CTI } from './deploySteps';
import { NEXT_STEPS } from './nextSteps';
import type { Project } from './project';
import { rehearse } from './rehearsal';
import { assertSf, firstId, usernameOf } from './runSf';
import * as scratch from './scratchSteps';
import type { ScratchRequest } from './scratchSteps';
import { takeStep } from './script';

/** Creates a scratch org, deploys, gives permission sets and sample data, makes you an agent, opens it. @throws AppError */
export async function makeScratchOrg(args: readonly string[], project: Project): Promise<void> {
  const request = scratch.readScratchRequest(args);
  if (!request) return console.log(scratch.SCRATCH_HELP);
  if (request.isDryRun) return rehearse(allSteps(request), project);
  await createAndFill(request, project);
  console.log(`\n${NEXT_STEPS}`);
}

function allSteps(request: ScratchRequest) {
  const { alias } = request;
  const last = [scratch.sampleDataStep(request), scratch.joinStep(alias, 'YOU', 'ID'), scratch.openStep(alias)];
  return [scratch.createStep(request), ...scratch.fillSteps(request), ...last];
}

async function createAndFill(request: ScratchRequest, project: Project): Promise<void> {
  assertSf();
  const { alias } = request;
  await project.build();
  if (await usernameOf(alias)) await assertScratchOrg(alias);
  else await takeStep(scratch.createStep(request));
  await assertOrg(alias);
  for (const step of scratch.fillSteps(request)) await takeStep(step);
  if (!(await firstId(alias, 'SELECT Id FROM Contact LIMIT 1'))) await takeStep(scratch.sampleDataStep(request));
  await joinCallCenter(alias);
  await takeStep(scratch.openStep(alias));
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
  if (username && callCenterId) return takeStep(scratch.joinStep(alias, username, callCenterId));
  throw new AppError('no-call-center', `The org ${alias} has no call center Open Softphone`, {
    hint: `Look at Setup → Call Centers. ${WITHOUT_OPEN_CTI}`,
  });
}
