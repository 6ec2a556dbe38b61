import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assignmentsSoql } from './permissionSets';
import { rehearse } from './rehearsal';
import { MAY_STAY, removalOf, writeRemoval } from './removal';
import type { Removal } from './removal';
import { assertLoggedIn, assertSf, firstId } from './runSf';
import { takeStep } from './script';
import { readUndeployRequest, UNDEPLOY_HELP } from './undeployOrder';
import type { UndeployRequest } from './undeployOrder';
import * as undeploy from './undeploySteps';

/** Empty also where there is no such call center any more. */
const USERS_SOQL = "SELECT Id FROM User WHERE CallCenter.InternalName = 'OpenSoftphone' LIMIT 1";

/**
 * Takes users out of the call center, permission sets from everybody, removes what metadata can, and says what is left to do.
 *
 * @param readParts  what the phone is made of
 * @throws AppError that says what to do
 */
export async function undeployPhone(args: readonly string[], readParts: () => Promise<Removal>): Promise<void> {
  const request = readUndeployRequest(args);
  if (!request) return console.log(UNDEPLOY_HELP);
  assertSf();
  const { remove, alone } = prepared(request, await readParts());
  const [leave, permissionSets] = [undeploy.leaveCallCenterStep(request), undeploy.permissionSetSteps(request)];
  if (request.isDryRun) await rehearse([leave, ...permissionSets, ...alone, remove]);
  else {
    const { targetOrg } = request;
    await assertLoggedIn(targetOrg);
    if (await firstId(targetOrg, USERS_SOQL)) await takeStep(leave);
    if (await firstId(targetOrg, `${assignmentsSoql()} LIMIT 1`))
      for (const step of permissionSets) await takeStep(step);
    for (const step of [...alone, remove]) await takeStep(step);
  }
  console.log(`\n${undeploy.whatIsLeft(request.withData)}`);
}

/** The removals, with their files written. */
function prepared(request: UndeployRequest, parts: Removal) {
  const { sourceApiVersion } = JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as { sourceApiVersion: string };
  const write = (folder: string, removal: Removal) =>
    writeRemoval(join(undeploy.UNDEPLOY_FOLDER, folder), removal, sourceApiVersion);
  const alone = MAY_STAY.filter((kind) => parts.has(kind)).map((kind) =>
    undeploy.removeAloneStep(request, kind, write(kind, new Map([[kind, parts.get(kind)!]]))),
  );
  return { remove: undeploy.removeStep(request, write('rest', removalOf(parts, request.withData))), alone };
}
