import { readFileSync } from 'node:fs';

/** What is deployed: `force-app`, and a vendor's own `src/providers/<vendor>/metadata` where `sfdx-project.json` names it. */
export function packageFolders(): readonly string[] {
  const { packageDirectories } = JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as {
    packageDirectories: readonly { readonly path: string }[];
  };
  return packageDirectories.map(({ path }) => path);
}
