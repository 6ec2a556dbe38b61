import { deflateRawSync, gzipSync } from 'node:zlib';
import type { BuiltFile, BundleResult } from './bundle';

const KIB = 1024;

/** Twice the smallest page of LWC, SIP.js, a field and a button. */
const FIRST_LOAD_LIMIT = 142 * KIB;
/** Salesforce takes 5 MB; an agent's first morning should not. */
const ZIP_LIMIT = 1_000_000;
/** Needed only after the first screen stands, so a chunk of its own. */
const LATER = ['sip.js', 'libphonenumber-js'];

/** What a build weighs. Sizes are bytes; gz is gzip at level 9. */
export interface BuildReport {
  readonly buildMs: number;
  /** Scripts that are fetched before the first screen can stand. */
  readonly firstLoad: { readonly raw: number; readonly gz: number; readonly files: readonly string[] };
  readonly css: { readonly raw: number; readonly gz: number };
  /** Requests for files of ours before ready: scripts and the style sheet. */
  readonly requests: number;
  readonly zip: number;
  readonly files: readonly { readonly name: string; readonly raw: number; readonly gz: number }[];
  /** What is over a limit, for people; empty when all is well. */
  readonly problems: readonly string[];
  /** The same as a table. */
  readonly text: string;
}

export function reportOf(result: BundleResult): BuildReport {
  const files = result.files.map(({ name, content }) => ({
    name,
    raw: content.length,
    gz: gzipSync(content, { level: 9 }).length,
  }));
  const total = (names: readonly string[]) => {
    const chosen = files.filter(({ name }) => names.includes(name));
    return { raw: sum(chosen.map(({ raw }) => raw)), gz: sum(chosen.map(({ gz }) => gz)) };
  };
  const facts = {
    buildMs: result.buildMs,
    firstLoad: { ...total(result.firstLoad), files: result.firstLoad },
    css: total(['softphone.css']),
    requests: result.firstLoad.length + 1,
    zip: zippedSize(result.files),
    files,
  };
  const problems = problemsOf(facts, result);
  return { ...facts, problems, text: tableOf(facts) };
}

type Facts = Omit<BuildReport, 'problems' | 'text'>;

function problemsOf({ firstLoad, zip }: Facts, { modules }: BundleResult): string[] {
  const early = firstLoad.files.flatMap((name) => modules.get(name) ?? []).map((id) => id.replaceAll('\\', '/'));
  return [
    ...(firstLoad.gz > FIRST_LOAD_LIMIT
      ? [
          `The first screen needs ${kib(firstLoad.gz)} of script; ${kib(FIRST_LOAD_LIMIT)} is the limit. Load something later.`,
        ]
      : []),
    ...(zip > ZIP_LIMIT ? [`The static resource is ${kib(zip)} zipped; ${kib(ZIP_LIMIT)} is the limit.`] : []),
    ...LATER.filter((name) => early.some((id) => id.includes(`/node_modules/${name}/`))).map(
      (name) => `${name} is loaded before the first screen. Import what uses it with import().`,
    ),
  ];
}

function tableOf({ buildMs, firstLoad, css, requests, zip, files }: Facts): string {
  const width = Math.max(...files.map(({ name }) => name.length));
  return [
    ...files.map(({ name, raw, gz }) => `  ${name.padEnd(width)}  ${kib(raw).padStart(10)}  gz ${kib(gz).padStart(9)}`),
    `Before ready: script ${kib(firstLoad.gz)} gz, style ${kib(css.gz)} gz, in ${requests} requests · static resource ${kib(zip)} zipped`,
    `Built in ${(buildMs / 1000).toFixed(1)} s`,
  ].join('\n');
}

/** A zip file: each file deflated, with a local header, an entry in the directory, and one end record. */
function zippedSize(files: readonly BuiltFile[]): number {
  const entry = ({ name, content }: BuiltFile) =>
    deflateRawSync(content, { level: 9 }).length + 30 + 46 + 2 * name.length;
  return sum(files.map(entry)) + 22;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const kib = (bytes: number): string => `${(bytes / KIB).toFixed(1)} KiB`;
