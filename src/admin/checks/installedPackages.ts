import type { OrgPicture } from './orgPicture';

export interface InstalledPackage {
  readonly name: string;
  readonly namespace: string;
  /** `1.2.3` */
  readonly version: string;
}

interface Row {
  readonly SubscriberPackage: { readonly Name?: string | null; readonly NamespacePrefix?: string | null } | null;
  readonly SubscriberPackageVersion: Readonly<
    Record<'MajorVersion' | 'MinorVersion' | 'PatchVersion', number | null>
  > | null;
}

const SOQL =
  'SELECT SubscriberPackage.Name, SubscriberPackage.NamespacePrefix, SubscriberPackageVersion.MajorVersion, ' +
  'SubscriberPackageVersion.MinorVersion, SubscriberPackageVersion.PatchVersion FROM InstalledSubscriberPackage';

export async function installedPackages(org: OrgPicture): Promise<readonly InstalledPackage[]> {
  const rows = await org.tooling<Row>(SOQL);
  return rows.map(({ SubscriberPackage: one, SubscriberPackageVersion: version }) => ({
    name: one?.Name ?? '',
    namespace: one?.NamespacePrefix ?? '',
    version: [version?.MajorVersion, version?.MinorVersion, version?.PatchVersion].map((part) => part ?? 0).join('.'),
  }));
}

export function isOurs({ name }: InstalledPackage): boolean {
  return /^open softphone\b/i.test(name);
}
