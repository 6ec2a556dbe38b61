import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../deploy/project';
import { rehearse } from '../deploy/rehearsal';
import { assertSf } from '../deploy/runSf';
import { takeStep } from '../deploy/script';
import { releaseNotes } from '../release/releaseNotes';
import { assertNotReleased, isReleased, newestOf, packageIdOf, versionsOf } from './devHub';
import { PACKAGE_HELP, readPackageRequest } from './packageOrder';
import type { PackageRequest } from './packageOrder';
import { packageFolder, writePackageProject } from './packageProject';
import { createPackageStep, createVersionStep, promoteStep } from './packageSteps';

/**
 * Makes a version of the package, or releases the newest one. A package is found by name and namespace, a version that was cut off is made
 * anew: safe to run again.
 *
 * @throws AppError that says what to do
 */
export async function makePackage(args: readonly string[], project: Project): Promise<void> {
  const request = readPackageRequest(args);
  if (!request) return console.log(PACKAGE_HELP);
  assertSf();
  await project.build();
  if (request.isDryRun) return dryRun(request, project);
  const version = ourVersion();
  const packageId = await packageIdOf(request);
  const versions = await versionsOf(request, packageId);
  assertNotReleased(versions, version);
  const versionId = request.isPromoted ? newestOf(versions, version) : '';
  const folder = writePackageProject(request, { version, packageId, hasReleased: versions.some(isReleased) });
  if (request.isPromoted) return promote(request, versionId);
  if (!packageId) await takeStep(createPackageStep(request, folder));
  await takeStep(createVersionStep(request, folder, version));
  tellNotes(folder);
  console.log('\nInstall it in a sandbox with the link above. Then release it: the same command with --promote.');
}

/** The one place where the version stands. */
function ourVersion(): string {
  return (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
}

async function dryRun(request: PackageRequest, project: Project): Promise<void> {
  const version = ourVersion();
  const folder = writePackageProject(request, { version, packageId: '', hasReleased: false });
  const steps = [createPackageStep(request, folder), createVersionStep(request, folder, version)];
  await rehearse([...steps, promoteStep(request, folder, '04t…')], project);
  console.log(`The project is in ${folder}; the commands are run there.`);
  tellNotes(folder);
}

async function promote(request: PackageRequest, versionId: string): Promise<void> {
  const folder = packageFolder(request);
  await takeStep(promoteStep(request, folder, versionId));
  tellNotes(folder);
  console.log(
    `\nReleased. Anybody may install it: https://login.salesforce.com/packaging/installPackage.apexp?p0=${versionId}`,
  );
}

function tellNotes(folder: string): void {
  const path = join(folder, 'release-notes.md');
  writeFileSync(path, releaseNotes(readFileSync('CHANGELOG.md', 'utf8'), ourVersion()));
  console.log(`Release notes: ${path}`);
}
