import { assertOrg } from './assertOrg';
import { DEPLOY_HELP, readDeployRequest } from './deployOrder';
import { deploySteps } from './deploySteps';
import { NEXT_STEPS } from './nextSteps';
import type { Project } from './project';
import { rehearse } from './rehearsal';
import { takeStep } from './script';

/**
 * Builds, lets the org validate, deploys, gives you the permission sets, and says what is left to do in Setup.
 *
 * @throws AppError that says what to do
 */
export async function deployPhone(args: readonly string[], project: Project): Promise<void> {
  const request = readDeployRequest(args);
  if (!request) return console.log(DEPLOY_HELP);
  if (request.isDryRun) await rehearse(deploySteps(request), project);
  else {
    await assertOrg(request.targetOrg);
    await project.build();
    for (const step of deploySteps(request)) await takeStep(step);
    console.log('\nDeployed.');
  }
  console.log(`\n${NEXT_STEPS}`);
}
