/**
 * Rules of the house that no linter knows: file sizes, error codes, nothing secret, nothing of one machine.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { CheckResult } from './checkResult';

const TEXT = /\.(ts|tsx|js|mjs|cjs|json|md|html|css|cls|page|xml|yml|yaml|txt)$/;
const CODE = /\.(ts|tsx|js|mjs|cjs|cls|css|html|page)$/;

/** Patterns that must not stand in the repository, with the reason. Split so that this file does not find itself. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [new RegExp('-----BEGIN [A-Z ]*PRIVATE' + ' KEY-----'), 'a private key'],
  [new RegExp('00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{20,}'), 'a Salesforce session id'],
  [new RegExp('force:' + '//[^@\\s]+@'), 'an sfdx auth URL'],
  [new RegExp('/work/' + '(main|shared|\\.library)'), 'a path of one machine'],
  [new RegExp('"resolved": "http' + 's?://'), 'a download address in the lock file'],
  [new RegExp('\\b(TO' + 'DO|FIX' + 'ME)\\b'), 'an open end; finish it or write it into UNVERIFIED.md'],
];

export function checkSources(): CheckResult {
  const files = trackedFiles();
  const lines = [
    ...files.flatMap(tooLong),
    ...files.flatMap(forbiddenText),
    ...repeatedErrorCodes(files),
    ...tooBig(files),
  ];
  return { name: 'house rules', passed: lines.length === 0, lines };
}

function trackedFiles(): readonly string[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
  return list.split('\n').filter((file) => file && existsSync(file));
}

function tooLong(file: string): readonly string[] {
  if (!CODE.test(file)) return [];
  const limit = /\.(test|journey)\.|Contract\.ts$|Test\.cls$/.test(file) ? 400 : 300;
  const count = readFileSync(file, 'utf8').split('\n').length - 1;
  return count > limit ? [`${file}: ${count} lines; split it (limit ${limit})`] : [];
}

function forbiddenText(file: string): readonly string[] {
  if (!TEXT.test(file)) return [];
  const text = readFileSync(file, 'utf8');
  return FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${file}: holds ${what}`);
}

function tooBig(files: readonly string[]): readonly string[] {
  return files
    .filter((file) => file !== 'package-lock.json' && statSync(file).size > 1_000_000)
    .map((file) => `${file}: larger than 1 MB; it does not belong into git`);
}

/**
 * One code has one meaning, so it is made in one place: `new AppError('code', …)` or a call of a function that makes it.
 */
export function repeatedErrorCodes(
  files: readonly string[],
  read = (file: string) => readFileSync(file, 'utf8'),
): readonly string[] {
  const places = new Map<string, string[]>();
  for (const file of files.filter(
    (name) => /^src\/.*\.tsx?$/.test(name) && !/\.test\.|Contract\.ts$|\/testWorld\/|\/fake\w+\.ts$/.test(name),
  )) {
    for (const [, code] of read(file).matchAll(/new AppError\(\s*'([a-z-]+)'/g)) {
      const scope = file.startsWith('src/emulator/') ? `emulator ${code}` : code!;
      places.set(scope, [...(places.get(scope) ?? []), file]);
    }
  }
  return [...places]
    .filter(([, found]) => new Set(found).size > 1)
    .map(
      ([code, found]) => `error code "${code}" is made in ${[...new Set(found)].join(' and ')}: one code, one place`,
    );
}
