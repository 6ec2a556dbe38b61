import { REVIEWED_URLS } from './reviewedUrls';
import type { ReviewedUrl } from './reviewedUrls';

/** Path in the static resource → text. */
export type ResourceFiles = ReadonlyMap<string, string>;

const CODE = /\.(?:js|css|html|svg)$/;
const URL_LITERAL = /\b(?:https?|wss?|ftp|file):\/\/[\w.:/%@?&=#~+-]*/g;
/** What a strict policy forbids at run time is not even in the text. */
const CODE_FROM_TEXT: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w$.])eval\s*\(/, 'calls eval'],
  [/\bnew\s+Function\b|(?<![\w$.])Function\s*\(\s*["'`]/, 'makes functions of texts'],
  [/\bset(?:Timeout|Interval)\s*\(\s*["'`]/, 'gives a text to a timer'],
  [/\bdocument\.write(?:ln)?\s*\(/, 'writes markup into the document'],
  [/\bimportScripts\s*\(/, 'loads scripts into a worker'],
  [/\b(?:createElement|createElementNS)\([^)]{0,60}["'`]script["'`]/, 'makes script elements'],
];
const ALWAYS_THERE = ['softphone.js', 'softphone.css', 'licences.txt'];

/**
 * What is wrong with the files of the static resource: something is missing or left over, something foreign is asked for,
 * something makes code of text. One line each.
 */
export function resourceFindings(
  files: ResourceFiles,
  reviewed: readonly ReviewedUrl[] = REVIEWED_URLS,
): readonly string[] {
  return [...missingFiles(files), ...unknownUrls(files, reviewed), ...codeFromText(files)];
}

/** Every file that a script or style names is there, and every chunk is named by one. */
function missingFiles(files: ResourceFiles): readonly string[] {
  const named = new Map(ALWAYS_THERE.map((name) => [name, 'the page']));
  for (const [path, text] of files) {
    if (!path.endsWith('.js')) continue;
    for (const [, target] of text.matchAll(
      /(?:\bimport\s*\(\s*|\bfrom\s*|\bimport\s*)["'`](\.{1,2}\/[^"'`$]+)["'`]/g,
    )) {
      named.set(new URL(target!, `file:///${path}`).pathname.slice(1), path);
    }
  }
  return [
    ...[...named].filter(([path]) => !files.has(path)).map(([path, by]) => `${path}: is missing; ${by} asks for it`),
    ...[...files.keys()].filter((path) => !named.has(path)).map((path) => `${path}: nothing asks for it; build anew`),
  ];
}

function unknownUrls(files: ResourceFiles, reviewed: readonly ReviewedUrl[]): readonly string[] {
  const found = new Set<string>();
  const lines: string[] = [];
  for (const [path, text] of files) {
    if (!CODE.test(path)) continue;
    const own = [...text.matchAll(URL_LITERAL)].map(([url]) => url);
    const imported = [...text.matchAll(/@import\b[^;]*|url\(\s*["']?(?!data:|#)[^)]*/g)].map(([url]) => url.trim());
    for (const url of new Set([...own, ...(path.endsWith('.css') ? imported : [])])) {
      found.add(url);
      if (!reviewed.some((entry) => entry.url === url))
        lines.push(`${path}: names ${url}; look at it, then list it in reviewedUrls.ts with the reason`);
    }
  }
  const gone = reviewed.filter(({ url }) => !found.has(url));
  return [...lines, ...gone.map(({ url }) => `${url}: is reviewed but no longer there; take the entry out`)];
}

function codeFromText(files: ResourceFiles): readonly string[] {
  return [...files]
    .filter(([path]) => path.endsWith('.js'))
    .flatMap(([path, text]) =>
      CODE_FROM_TEXT.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path}: ${what}`),
    );
}
