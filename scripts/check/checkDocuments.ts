/**
 * What the documents say exists: the files they link to, the headings, the npm scripts and the commands of the admin's tools.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { CheckResult } from './checkResult';

/** How the check reads the world. */
export interface Documents {
  /** @returns the text of a file, null when there is none; of a folder, '' */
  readonly read: (path: string) => string | null;
  /** Names of the scripts in package.json. */
  readonly scripts: readonly string[];
  /** Commands of the admin's tools, as `agents:assign`. */
  readonly commands: readonly string[];
}

export function checkDocuments(): CheckResult {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    encoding: 'utf8',
  });
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const snapshot = readFileSync('src/admin/commands.snapshot.json', 'utf8');
  const documents: Documents = {
    read: textOf,
    scripts: Object.keys(scripts),
    commands: [...snapshot.matchAll(/"cti:([a-z:]+)"/g)].map(([, name = '']) => name),
  };
  const files = list.split('\n').filter((file) => file && existsSync(file));
  const lines = files.flatMap((file) => falseWords(file, documents));
  return { name: 'documents', passed: lines.length === 0, lines };
}

function textOf(path: string): string | null {
  if (!existsSync(path)) return null;
  return path.endsWith('.md') ? readFileSync(path, 'utf8') : '';
}

/** @returns a line for each thing that the document names and that is not there */
export function falseWords(file: string, documents: Documents): readonly string[] {
  const text = documents.read(file) ?? '';
  const { scripts, commands } = documents;
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !isThere(file, target, documents))
    .map((target) => `${file}: links to ${target}, which is not there`);
  const missingScripts = [...text.matchAll(/npm run ([a-z][a-z:-]*[a-z])/g)]
    .filter(([, name = '']) => !scripts.includes(name))
    .map(([words]) => `${file}: names "${words}", which package.json does not have`);
  const missingCommands = [...text.matchAll(/npx cti ([a-z]+)(?: ([a-z]+))?/g)]
    .filter(
      ([, topic = '', verb = '']) =>
        !commands.some((one) => one === topic || one === `${topic}:${verb}` || (!verb && one.startsWith(`${topic}:`))),
    )
    .map(([words]) => `${file}: names "${words}", which is no command`);
  return [...links, ...missingScripts, ...missingCommands];
}

function isThere(file: string, target: string, { read }: Documents): boolean {
  if (/^[a-z]+:/.test(target)) return true;
  const [path = '', heading] = target.split('#');
  const text = read(path === '' ? file : normalize(join(dirname(file), path)));
  if (text === null) return false;
  return heading === undefined || headingsOf(text).includes(heading);
}

/** As the usual web views of Markdown make an address of a heading. */
function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
