import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../src/base/appError';
import { SF_COMMAND, SILENT_SF } from '../silentSf';
import type { DeployStep } from './deploySteps';

const env = { ...process.env, ...SILENT_SF };

/** @throws AppError `no-sf` */
export function assertSf(): void {
  if (existsSync(SF_COMMAND)) return;
  throw new AppError('no-sf', 'The Salesforce CLI is not installed in this folder', { hint: 'Run "npm ci" first.' });
}

/**
 * @returns the API version that the org speaks; empty when the CLI does not say
 * @throws AppError `not-logged-in` when the CLI knows no such org, or its login has expired
 */
export async function assertLoggedIn(targetOrg: string): Promise<string> {
  const answer = await askSf(['org', 'display', '--target-org', targetOrg, '--json']);
  const { status, message, result } = answer;
  const state = result?.connectedStatus ?? 'Connected';
  if (status === 0 && state === 'Connected') return result?.apiVersion ?? '';
  throw new AppError('not-logged-in', `sf cannot reach "${targetOrg}": ${status === 0 ? state : reasonIn(message)}`, {
    hint: `Log in: npx sf org login web --alias ${targetOrg} (for a sandbox add --instance-url https://test.salesforce.com).`,
  });
}

/** What a command answers with `--json`. */
export interface SfAnswer<Result = OrgResult> {
  readonly status: number;
  readonly message?: string;
  readonly result?: Result;
}

interface OrgResult {
  readonly connectedStatus?: string;
  readonly username?: string;
  /** The newest that the org speaks: `65.0`. */
  readonly apiVersion?: string;
  readonly records?: readonly { readonly Id: string }[];
}

/** @returns the user name under which the CLI knows this org; null when it knows none */
export async function usernameOf(targetOrg: string): Promise<string | null> {
  const { status, result } = await askSf(['org', 'display', '--target-org', targetOrg, '--json']);
  return status === 0 ? (result?.username ?? null) : null;
}

/** @returns the id of the first record, null when there is none. @throws AppError `sf-query-failed` */
export async function firstId(targetOrg: string, soql: string): Promise<string | null> {
  const answer = await askSf(['data', 'query', '--query', soql, '--target-org', targetOrg, '--json']);
  if (answer.status === 0) return answer.result?.records?.[0]?.Id ?? null;
  throw new AppError('sf-query-failed', `The org refused a query: ${reasonIn(answer.message)}`, {
    hint: `The query was: ${soql}. Run the command again; what is done already stays as it is.`,
  });
}

/** Asks the CLI something that changes nothing. What it does not answer in time, or not as JSON, has status 1. */
export function askSf<Result = OrgResult>(
  args: readonly string[],
  timeoutMs = 120_000,
  folder = '.',
): Promise<SfAnswer<Result>> {
  return new Promise((done) => {
    const options = { env, timeout: timeoutMs, cwd: folder, maxBuffer: 64_000_000 };
    execFile(resolve(SF_COMMAND), [...args], options, (error, stdout) => {
      try {
        done(JSON.parse(stdout) as SfAnswer<Result>);
      } catch {
        done({ status: 1, message: error?.message ?? 'it gave no answer' });
      }
    });
  });
}

/** Shows what the CLI says while it says it. @throws AppError `sf-failed` with the step's remedy */
export async function runStep(step: DeployStep): Promise<void> {
  const said: string[] = [];
  const exitCode = await new Promise<number>((done, fail) => {
    const [command, ...first] = commandOf(step);
    const child = spawn(command!, [...first, ...step.args], {
      env,
      cwd: step.folder ?? '.',
      stdio: ['inherit', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said.push(chunk.toString());
        process.stdout.write(chunk);
      });
    }
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });
  if (exitCode === 0 || step.isDoneWhen?.test(said.join(''))) return;
  if (step.mayFail) return console.log(`\n"${step.title}" did not work. ${step.remedy}`);
  throw new AppError('sf-failed', `"${step.title}" failed`, { hint: step.remedy });
}

function commandOf({ command }: DeployStep): readonly string[] {
  return command === 'cti' ? [process.execPath, resolve('bin/cti.js')] : [resolve(SF_COMMAND)];
}

/** The line that says something; the CLI puts its own circumstances around it. */
export function reasonIn(text = ''): string {
  const lines = text.split('\n').map((line) => line.trim());
  const reason = lines.find((line) => line !== '' && !/^(Parsing|See more help)/.test(line));
  return reason?.replace(/\.$/, '') ?? 'no reason given';
}
