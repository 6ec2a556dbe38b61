import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SF_COMMAND, SILENT_SF } from '../../silentSf';
import type { ProjectCopy } from './projectCopy';

/** A second on a quiet machine; a busy one may take minutes, and that is no fault of the sources. */
const LONGEST_MS = 300_000;

/** Converts the copy with the very command line that deploys, with a home folder of its own and nobody logged in. */
export async function convertWithCli(copy: ProjectCopy): Promise<readonly string[]> {
  const home = join(copy.folder, 'home');
  mkdirSync(home, { recursive: true });
  const output = join(copy.folder, 'converted-by-cli');
  const args = ['project', 'convert', 'source', '--output-dir', output, '--json'];
  const env = { PATH: process.env.PATH, HOME: home, ...SILENT_SF, SF_LOG_LEVEL: 'fatal', SF_DISABLE_LOG_FILE: 'true' };
  const said = await new Promise<string>((done) => {
    execFile(resolve(SF_COMMAND), args, { cwd: copy.folder, env, timeout: LONGEST_MS }, (_error, stdout, stderr) =>
      done(stdout || stderr),
    );
  });
  if (existsSync(join(output, 'package.xml'))) return [];
  return [`sf project convert source failed: ${messageIn(said)}`];
}

function messageIn(said: string): string {
  try {
    return (JSON.parse(said) as { message: string }).message;
  } catch {
    return said.trim().slice(0, 500) || 'it said nothing; is the CLI installed (npm ci)?';
  }
}
