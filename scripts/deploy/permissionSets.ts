import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Who has one of our permission sets, or a group of them, in an org where the phone was deployed as it stands. */
export function assignmentsSoql(): string {
  const sets = `PermissionSet.NamespacePrefix = null AND PermissionSet.Name IN (${quoted(namesIn('permissionsets'))})`;
  const groups = namesIn('permissionsetgroups');
  const inGroups = groups.length > 0 ? ` OR PermissionSetGroup.DeveloperName IN (${quoted(groups)})` : '';
  return `SELECT Id FROM PermissionSetAssignment WHERE (${sets})${inGroups}`;
}

/** Names by file, as they lie in the sources. */
function namesIn(folder: string): readonly string[] {
  const path = join('force-app/main/default', folder);
  const files = existsSync(path) ? readdirSync(path) : [];
  return files
    .filter((file) => file.endsWith('-meta.xml'))
    .map((file) => file.slice(0, file.indexOf('.')))
    .sort();
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
