import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** Not among our packages: 36 MB, and minutes of work, for a question that few ask. */
export const GRAPH_ENGINE = '@salesforce/code-analyzer-sfge-engine';
export const GRAPH_ENGINE_VERSION = '0.25.0';

/** All that this version follows ways for, and one about classes that nobody implements. */
export const GRAPH_RULES = [
  'ApexFlsViolation',
  'ApexNullPointerException',
  'AvoidDatabaseOperationInLoop',
  'AvoidMultipleMassSchemaLookups',
  'DatabaseOperationsMustUseWithSharing',
  'MissingNullCheckOnSoqlVariable',
  'UnimplementedType',
];

/** The engine measures time on the clock, so a busy computer needs more of it than a free one. */
const LONGEST_ENTRY_MS = 120_000;
const LONGEST_RUN_MS = 45 * 60_000;

/** Where the engine begins: with what the platform can call in a file, or with the named methods of it. */
export interface GraphTarget {
  readonly targetFile: string;
  readonly targetMethods: readonly string[];
}

/** What it says, as it writes it. A rule that is none of `GRAPH_RULES` is the engine giving up on the entry. */
export interface GraphFinding {
  readonly ruleName: string;
  readonly message: string;
  readonly sourceFileName: string;
  readonly sourceVertexName: string;
  readonly sourceLineNumber: number;
  readonly sinkFileName?: string;
  readonly sinkLineNumber?: number;
}

/**
 * Runs the engine's Java program over a folder. The analyzer around it knows files only; the program itself takes methods too.
 *
 * @throws Error that says what to install, or what the engine said instead of a report
 */
export async function runGraphEngine(
  folder: string,
  targets: readonly GraphTarget[],
): Promise<readonly GraphFinding[]> {
  const [input, output] = [join(folder, 'input.json'), join(folder, 'output.json')];
  const files = [...new Set(targets.map(({ targetFile }) => targetFile))];
  writeFileSync(input, JSON.stringify({ targets, projectFilesAndFolders: files, rulesToRun: GRAPH_RULES }));
  const settings = [
    `-Dsfge_log_name=${join(folder, 'engine.log')}`,
    '-Xmx4g',
    '-DSFGE_RULE_THREAD_COUNT=2',
    `-DSFGE_RULE_THREAD_TIMEOUT=${LONGEST_ENTRY_MS}`,
  ];
  const args = [...settings, '-cp', join(javaFolder(), '*'), 'com.salesforce.Sfge', 'execute', input, output];
  await new Promise<void>((done, failed) => {
    execFile('java', args, { timeout: LONGEST_RUN_MS, maxBuffer: 1_000_000_000 }, (error, stdout) => {
      const reason = stdout.split('SfgeErrorStart')[1]?.trim() ?? stdout.slice(-500);
      if (error) failed(new Error(`The graph engine stopped: ${reason}`, { cause: error }));
      else done();
    });
  });
  return JSON.parse(readFileSync(output, 'utf8')) as GraphFinding[];
}

function javaFolder(): string {
  try {
    return join(dirname(createRequire(resolve('package.json')).resolve(GRAPH_ENGINE)), 'java-lib');
  } catch (cause) {
    const remedy = `npm install --no-save ${GRAPH_ENGINE}@${GRAPH_ENGINE_VERSION}`;
    throw new Error(`The graph engine is not installed. For this check alone: ${remedy}`, { cause });
  }
}
