import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Project } from './project';

/** Begins with → what the fake CLI says, and with which exit code. JSON for what is asked with `--json`. */
export type SfAnswers = Readonly<Record<string, readonly [exitCode: number, text: string]>>;

/** A small shell script in the place of the sf CLI: it writes down how it was called, and answers by the first line that fits. */
const FAKE_SF = `#!/bin/sh
here=$(dirname "$0")
printf '%s\\n' "$*" >> "$here/calls"
while IFS='	' read -r begin code text; do
  case "$*" in "$begin"*) printf '%s\\n' "$text"; exit "$code";; esac
done < "$here/answers"
printf '{"status":0,"result":{}}\\n'
`;
const FAKE_CTI = `require('node:fs').appendFileSync('node_modules/.bin/calls', ['cti', ...process.argv.slice(2)].join(' ') + '\\n');`;
/** Enough of the repository to be quick; links would be followed by what writes. */
const PARTS = [
  'callCenters',
  'classes/api',
  'customMetadata',
  'flows',
  'pages',
  'permissionsets',
  'permissionsetgroups',
];
const COPIED = [
  ...PARTS.map((part) => `force-app/main/default/${part}`),
  ...['config/project-scratch-def.json', '.forceignore', 'CHANGELOG.md', 'package.json', 'sfdx-project.json'],
];

export interface FakeProject extends Project {
  readonly folder: string;
  /** How the CLI was called, in order. */
  calls(): readonly string[];
  leave(): void;
}

/** A project folder with a CLI of its own, as the working directory until `leave`. */
export function enterFakeProject(answers: SfAnswers = {}): FakeProject {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'open-softphone-deploy-'));
  const bin = join(folder, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  mkdirSync(join(folder, 'bin'));
  for (const name of COPIED) cpSync(join(home, name), join(folder, name), { recursive: true });
  writeFileSync(join(bin, 'sf'), FAKE_SF);
  chmodSync(join(bin, 'sf'), 0o755);
  const lines = Object.entries(answers).map(([begin, [code, text]]) => `${begin}\t${code}\t${text}\n`);
  writeFileSync(join(bin, 'answers'), lines.join(''));
  writeFileSync(join(folder, 'package.json'), readFileSync('package.json', 'utf8').replace('"module"', '"commonjs"'));
  writeFileSync(join(folder, 'bin/cti.js'), FAKE_CTI);
  process.chdir(folder);
  return {
    folder,
    calls: () => (existsSync(join(bin, 'calls')) ? readFileSync(join(bin, 'calls'), 'utf8').trim().split('\n') : []),
    build: () => Promise.resolve(),
    findings: () => Promise.resolve([]),
    leave() {
      process.chdir(home);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Keeps what scripts print in place of showing it, until the mocks are restored. @returns all of it so far */
export function hearConsole(): () => string {
  let said = '';
  jest.spyOn(console, 'log').mockImplementation((line: string) => void (said += `${line}\n`));
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  return () => said;
}

/** Takes the CLI away, as before `npm ci`. */
export function withoutSf({ folder }: FakeProject): void {
  rmSync(dirname(join(folder, 'node_modules/.bin/sf')), { recursive: true });
}
