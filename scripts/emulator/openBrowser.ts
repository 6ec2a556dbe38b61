import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emulator } from '../../src/emulator/server/emulator';
import { findBrowser } from '../browser';

/**
 * Opens the console in a browser with a profile of its own, which goes when the browser does: the flags weaken nothing that somebody
 * else browses with.
 *
 * @throws AppError `no-browser`
 */
export function openBrowser({ browserFlags, consoleUrl }: Emulator): ChildProcess {
  const profile = mkdtempSync(join(tmpdir(), 'emulated-salesforce-'));
  const flags = [...browserFlags, `--user-data-dir=${profile}`, '--no-first-run', '--no-default-browser-check'];
  // Chromium refuses to sandbox what root starts.
  if (process.getuid?.() === 0) flags.push('--no-sandbox');
  const browser = spawn(findBrowser(), [...flags, consoleUrl], { stdio: 'ignore' });
  browser.once('error', (error) => console.error(`The browser did not start: ${error.message}`));
  browser.once('exit', (code) => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    if (code) console.error(`The browser ended (${code}). --print-flags shows how to start one by hand.`);
  });
  return browser;
}
