import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { FakeOrg } from '../fakeOrg/fakeOrg';
import { ACCESS_TOKEN } from '../fakeOrg/fakeOrg';
import { ownHome } from './ownHome';

export interface Ran {
  /** Null after a kill. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What `--json` printed. */
  readonly json: { readonly status: number; readonly result: never; readonly [key: string]: unknown };
}

export interface RunCtiOptions {
  readonly org?: FakeOrg;
  readonly cwd?: string;
  /** The process is killed (SIGKILL) when this resolves; it is one of its own then. */
  readonly killWhen?: Promise<unknown>;
  /** A process of its own, as an admin starts it; costs seconds. */
  readonly isOwnProcess?: boolean;
}

interface Command {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}
type Output = Omit<Ran, 'json'>;

const ROOT = resolve(__dirname, '../../..');
let warm: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();
afterAll(() => warm?.kill('SIGKILL'));

/**
 * Runs `npx cti …`, logged in to the fake org by access token. Nobody is at the keyboard. The commands of one test file share a process
 * that has the libraries loaded (`warmCli.mjs`), one after the other.
 */
export async function runCti(args: readonly string[], options: RunCtiOptions = {}): Promise<Ran> {
  const login = options.org ? { SF_TARGET_ORG: ACCESS_TOKEN, SF_ORG_INSTANCE_URL: options.org.url } : {};
  const env = { ...process.env, HOME: ownHome, USERPROFILE: ownHome, NO_COLOR: '1', ...login };
  const command = { args, env, cwd: options.cwd ?? ownHome };
  const isAlone = options.isOwnProcess ?? options.killWhen !== undefined;
  const ran = await (isAlone ? runAlone(command, options.killWhen) : runWarm(command));
  const json = (args.includes('--json') && ran.stdout ? JSON.parse(ran.stdout) : {}) as Ran['json'];
  return { ...ran, json };
}

function runWarm(command: Command): Promise<Output> {
  const running = last.then(async () => {
    warm ??= fork(join(__dirname, 'warmCli.mjs'), { env: command.env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    // It ends before it has answered only when it broke; what it said stands on the screen.
    const answered = once(warm, 'message', { signal: brokenOff(warm) });
    warm.send(command);
    const [output] = (await answered) as [Output];
    return output;
  });
  last = running.catch(() => undefined);
  return running;
}

function brokenOff(child: ChildProcess): AbortSignal {
  const controller = new AbortController();
  child.removeAllListeners('exit').once('exit', () => controller.abort());
  return controller.signal;
}

function runAlone({ args, env, cwd }: Command, killWhen?: Promise<unknown>): Promise<Output> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/cti.js'), ...args], {
    ...{ cwd, env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  void killWhen?.then(() => child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((done) => {
    child.on('close', (exitCode) => done({ exitCode, stdout, stderr }));
  });
}
