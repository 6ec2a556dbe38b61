import { spawn } from 'node:child_process';
import type { CheckResult } from './checkResult';

/** Megabytes for new objects: linter and compiler make millions, and with Node's 16 a third of their time goes into collecting. */
const YOUNG_SPACE = '--max-semi-space-size=128';

/** Runs a command of the repository's packages as a check: passed when it exits with 0. */
export function runTool(name: string, command: string, args: readonly string[]): Promise<CheckResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [YOUNG_SPACE, `node_modules/${command}`, ...args], {
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('close', (code) => {
      const lines = Buffer.concat(output).toString('utf8').split('\n').filter(Boolean);
      resolve({ name, passed: code === 0, lines: code === 0 ? [] : lines });
    });
  });
}
