import { spawn } from 'node:child_process';
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
  /** The process is killed (SIGKILL) when this resolves. */
  readonly killWhen?: Promise<unknown>;
}

const ROOT = resolve(__dirname, '../../..');

/** Runs `npx cti …` in a process of its own, logged in to the fake org by access token. Nobody is at the keyboard. */
export function runCti(args: readonly string[], options: RunCtiOptions = {}): Promise<Ran> {
  const login = options.org ? { SF_TARGET_ORG: ACCESS_TOKEN, SF_ORG_INSTANCE_URL: options.org.url } : {};
  const env = {
    ...process.env,
    HOME: ownHome,
    USERPROFILE: ownHome,
    NO_COLOR: '1',
    ...login,
  };
  const child = spawn(process.execPath, [join(ROOT, 'bin/cti.js'), ...args], {
    cwd: options.cwd ?? ownHome,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  void options.killWhen?.then(() => child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((done) => {
    child.on('close', (exitCode) => {
      const json = (args.includes('--json') && stdout ? JSON.parse(stdout) : {}) as Ran['json'];
      done({ exitCode, stdout, stderr, json });
    });
  });
}
