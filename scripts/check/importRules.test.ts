/** @jest-environment node */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const PROBES: Record<string, string> = {
  'src/base/lintProbe.ts': "export { nextPhase } from '../calls/phase';\n",
  'src/emulator/lintProbe.ts': "export type { Settings } from '../settings/settings';\n",
  'src/providers/lintProbe.ts': "export type { PhoneView } from '../softphone/view';\n",
  'src/hosts/lintProbe.ts': "export type { Call } from '../calls/call';\n",
};

/** Lints files that exist only for this moment; gives the rules each of them breaks. */
function rulesBroken(): Record<string, string[]> {
  const paths = Object.keys(PROBES);
  for (const path of paths) writeFileSync(join(process.cwd(), path), PROBES[path]!);
  try {
    const run = spawnSync('node_modules/.bin/eslint', ['--format', 'json', ...paths], { encoding: 'utf8' });
    const report = JSON.parse(run.stdout) as { filePath: string; messages: { ruleId: string }[] }[];
    return Object.fromEntries(
      report.map((file) => [relative(process.cwd(), file.filePath), file.messages.map((message) => message.ruleId)]),
    );
  } finally {
    for (const path of paths) rmSync(join(process.cwd(), path));
  }
}

test('a folder may not import from a higher level or from a neighbour, but may from below', () => {
  const forbidden = ['import/no-restricted-paths'];
  expect(rulesBroken()).toEqual({
    'src/base/lintProbe.ts': forbidden,
    'src/emulator/lintProbe.ts': forbidden,
    'src/providers/lintProbe.ts': forbidden,
    'src/hosts/lintProbe.ts': [],
  });
}, 60_000);
