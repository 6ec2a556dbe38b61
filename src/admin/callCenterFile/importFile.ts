import { readText } from '../files/readText';
import { checkDefinition } from './checkDefinition';
import type { Definition, Finding } from './definition';
import { readDefinition } from './readDefinition';
import { setItem } from './rules';
import type { TrustedUrl } from './trustedUrls';
import { trustedUrlXml, trustedUrlsOf } from './trustedUrls';
import { metadataXml } from './writeDefinition';

export interface Prepared {
  readonly definition: Definition;
  readonly findings: readonly Finding[];
  readonly trustedUrls: readonly TrustedUrl[];
}

export interface Wishes {
  readonly name?: string | undefined;
  /** `NAME=VALUE` for items. */
  readonly set?: readonly string[] | undefined;
}

/** Reads a vendor's file, applies the admin's wishes, checks and mends it. @throws what reading throws */
export function prepareFile(path: string, wishes: Wishes = {}): Prepared {
  const { definition, findings } = readDefinition(readText(path), path);
  return prepare(definition, findings, wishes);
}

export function prepare(definition: Definition, found: readonly Finding[], wishes: Wishes): Prepared {
  if (wishes.name) definition.internalName = wishes.name;
  for (const wish of wishes.set ?? []) {
    const [name = '', ...value] = wish.split('=');
    if (name === 'reqInternalName') definition.internalName = value.join('=');
    else if (name === 'reqDisplayName') definition.displayName = value.join('=');
    else setItem(definition, { name, value: value.join('=') });
  }
  const findings = [...found, ...checkDefinition(definition)].sort((a, b) => a.line - b.line);
  return { definition, findings, trustedUrls: trustedUrlsOf(definition) };
}

/** The files of a package: call center and trusted URLs. @param suffix  `-meta.xml` in a project's folders, none in a package */
export function filesOf({ definition, trustedUrls }: Prepared, suffix = ''): Map<string, string> {
  const files = new Map([[`callCenters/${definition.internalName}.callCenter${suffix}`, metadataXml(definition)]]);
  for (const url of trustedUrls) files.set(`cspTrustedSites/${url.name}.cspTrustedSite${suffix}`, trustedUrlXml(url));
  return files;
}
