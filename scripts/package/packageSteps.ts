import type { DeployStep } from '../deploy/deploySteps';
import type { PackageRequest } from './packageOrder';

const NO_DEV_HUB = `Packages are made by a Dev Hub: switch it on in Setup → Dev Hub of a production or partner business org, with
"Unlocked Packages and Second-Generation Managed Packages", then npx sf org login web --set-default-dev-hub.`;
const NO_NAMESPACE = `The namespace must be registered in a Developer Edition org and linked: App Launcher of the Dev Hub →
Namespace Registries → Link Namespace.`;

export function createPackageStep(request: PackageRequest, folder: string): DeployStep {
  const { name, kind, namespace } = request;
  const what = ['--name', name, '--package-type', kind, '--path', 'force-app'];
  return {
    title: `Create the package ${name}`,
    args: ['package', 'create', ...what, ...(namespace ? [] : ['--no-namespace']), ...hub(request)],
    folder,
    remedy: `${NO_DEV_HUB}\n${NO_NAMESPACE}`,
  };
}

export function createVersionStep(request: PackageRequest, folder: string, version: string): DeployStep {
  const what = ['--package', request.name, '--code-coverage', '--installation-key-bypass', '--wait', '90'];
  return {
    title: `Create version ${version}; Salesforce builds an org, runs all tests in it, and takes up to an hour`,
    args: ['package', 'version', 'create', ...what, ...hub(request)],
    folder,
    remedy: `No version was made that anybody could install. What the CLI says above names the file. ${NO_NAMESPACE}
If only the time was up, npx sf package version list tells when it is there.`,
  };
}

export function promoteStep(request: PackageRequest, folder: string, versionId: string): DeployStep {
  return {
    title: 'Release it: production orgs may install it, and its number is taken for good',
    args: ['package', 'version', 'promote', '--package', versionId, '--no-prompt', ...hub(request)],
    folder,
    remedy:
      'A version is released only with passed tests of at least 75 % coverage. npx sf package version report tells which it has.',
  };
}

export function listPackagesArgs(request: PackageRequest): readonly string[] {
  return ['package', 'list', ...hub(request), '--json'];
}

export function listVersionsArgs(request: PackageRequest, packageId: string): readonly string[] {
  return ['package', 'version', 'list', '--packages', packageId, ...hub(request), '--json'];
}

function hub({ devHub }: PackageRequest): readonly string[] {
  return devHub ? ['--target-dev-hub', devHub] : [];
}

export { NO_DEV_HUB };
