import type { Check } from './check';
import { pass, skip } from './check';
import { installedPackages, isOurs } from './installedPackages';

export const packageVersion: Check = {
  name: 'packageVersion',
  asks: 'Is the installed package as new as these tools?',
  look: async (org) => {
    const wanted = org.options.version;
    const found = (await installedPackages(org)).find(isOurs);
    if (!found || !wanted)
      return skip('Open Softphone is not installed as a package (deployed from source, or another phone)');
    const order = compare(found.version, wanted);
    if (order === 0) return pass(`${found.name} ${found.version}`);
    return {
      status: 'warn',
      evidence: `${found.name} ${found.version} is installed; these tools are ${wanted}`,
      fix:
        order < 0
          ? 'Install the newer package (sf package install), then run this again.'
          : 'Update the tools: sf plugins update, or git pull and npm ci.',
    };
  },
};

/** Below 0 when the first is older. What follows the three numbers (`-beta`) does not count. */
function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('-')[0]?.split('.').map(Number) ?? []);
  const differing = [0, 1, 2].find((place) => (a?.[place] ?? 0) !== (b?.[place] ?? 0)) ?? 0;
  return (a?.[differing] ?? 0) - (b?.[differing] ?? 0);
}
