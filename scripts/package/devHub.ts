import { AppError } from '../../src/base/appError';
import { askSf, reasonIn } from '../deploy/runSf';
import type { PackageRequest } from './packageOrder';
import { listPackagesArgs, listVersionsArgs, NO_DEV_HUB } from './packageSteps';

/** One version of the package, as the Dev Hub lists it. */
export interface PackageVersion {
  /** `0.1.0.3` */
  readonly Version: string;
  /** 04t…; what is installed and promoted. */
  readonly SubscriberPackageVersionId: string;
  readonly IsReleased: boolean | 'true' | 'false';
}

interface ListedPackage {
  readonly Id: string;
  readonly Name: string;
  readonly NamespacePrefix?: string | null;
}

const PATIENCE_MS = 120_000;

/** @returns id of the package (0Ho…), empty when the Dev Hub has none of this name and namespace. @throws AppError `no-dev-hub` */
export async function packageIdOf(request: PackageRequest): Promise<string> {
  const packages = await listed<ListedPackage>(listPackagesArgs(request));
  const found = packages.find(
    ({ Name, NamespacePrefix }) => Name === request.name && (NamespacePrefix ?? '') === request.namespace,
  );
  return found?.Id ?? '';
}

/** @throws AppError `no-dev-hub` */
export async function versionsOf(request: PackageRequest, packageId: string): Promise<readonly PackageVersion[]> {
  return packageId ? listed<PackageVersion>(listVersionsArgs(request, packageId)) : [];
}

/** @throws AppError `already-released`: Salesforce takes a number once */
export function assertNotReleased(versions: readonly PackageVersion[], version: string): void {
  if (!versions.some((made) => isOfNumber(made, version) && isReleased(made))) return;
  throw new AppError('already-released', `Version ${version} is released already`, {
    hint: 'Raise "version" in package.json (npm version minor --no-git-tag-version), move the lines of CHANGELOG.md under it, and run this again.',
  });
}

/** @returns id (04t…) of the newest version of this number. @throws AppError `nothing-to-promote` */
export function newestOf(versions: readonly PackageVersion[], version: string): string {
  const build = ({ Version }: PackageVersion): number => Number(Version.split('.')[3]);
  const [newest] = versions.filter((made) => isOfNumber(made, version)).sort((one, other) => build(other) - build(one));
  if (newest) return newest.SubscriberPackageVersionId;
  throw new AppError('nothing-to-promote', `There is no version ${version} yet`, {
    hint: 'Make it first: the same command without --promote. Try it in a sandbox before you release it.',
  });
}

export function isReleased({ IsReleased }: PackageVersion): boolean {
  return IsReleased === true || IsReleased === 'true';
}

function isOfNumber({ Version }: PackageVersion, version: string): boolean {
  return Version.startsWith(`${version}.`);
}

async function listed<Row>(args: readonly string[]): Promise<readonly Row[]> {
  const { status, message, result } = await askSf<unknown>(args, PATIENCE_MS);
  if (status === 0) return Array.isArray(result) ? (result as readonly Row[]) : [];
  throw new AppError('no-dev-hub', `The Dev Hub does not tell its packages: ${reasonIn(message)}`, {
    hint: NO_DEV_HUB,
  });
}
