import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from '../answer';
import type { Answer } from '../answer';
import type { Namespace } from '../namespace';
import { fileAnswer } from '../files';

/** Salesforce's own: a resource's address changes with every version of it. */
const KEPT_SECONDS = 45 * 86_400;

/**
 * The address under which a static resource is served, with a stamp that changes when any file of it does; empty when the project
 * has no such resource. A resource is a folder (in the org an archive) or one file.
 */
export function resourceAddress(metadataFolder: string, name: string, namespace: Namespace): string {
  const folder = join(metadataFolder, 'staticresources');
  const path = join(folder, name);
  if (!/^\w+$/.test(name) || !existsSync(path)) return '';
  return `/resource/${Math.floor(newestChange(path))}/${namespace.ofFile(name)}`;
}

/** `/resource/<stamp>/<name>/<path>`, in a package `/resource/<stamp>/ns__<name>/<path>` */
export function resourceAnswer(
  metadataFolder: string,
  pathname: string,
  namespace: Namespace,
): Answer | Promise<Answer> {
  const given = /^\/resource\/\d+\/(\w+\/.+)$/.exec(pathname)?.[1];
  const found = given && namespace.ownFile(given);
  if (!found) return text('There is no such static resource.\n', 404);
  return fileAnswer(join(metadataFolder, 'staticresources'), decodeURIComponent(found), KEPT_SECONDS);
}

function newestChange(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path).map((name) => newestChange(join(path, name)));
  return Math.max(stats.mtimeMs, ...inside);
}
