/**
 * Finds a Chromium for the journeys, benchmarks and screenshots, or installs one, or says in one line what to do.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { AppError } from '../src/base/appError';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser with a microphone and loudspeaker of its own, sound without a click, and calls within this computer. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * @param flags  more of them, such as an emulator's `browserFlags`
 * @throws AppError `no-browser`
 */
export async function launchBrowser({
  refusesMicrophone = false,
  flags = [],
}: { readonly refusesMicrophone?: boolean; readonly flags?: readonly string[] } = {}): Promise<Browser> {
  const args = refusesMicrophone
    ? BROWSER_FLAGS.filter((flag) => flag !== '--use-fake-ui-for-media-stream')
    : BROWSER_FLAGS;
  return chromium.launch({ executablePath: findBrowser(), args: [...args, ...flags] });
}

/**
 * @returns path of a Chromium or Chrome executable; `CHROMIUM` in the environment wins
 * @throws AppError `no-browser` when none is here and none can be installed
 */
export function findBrowser(): string {
  const here = installedBrowser() ?? downloadedBrowser();
  if (here) return here;
  installBrowser();
  const found = installedBrowser() ?? downloadedBrowser();
  if (found) return found;
  throw new AppError('no-browser', 'No Chromium or Chrome was found, and none could be installed', {
    hint: 'Install Chrome or Chromium (Debian: apt-get install chromium), or set CHROMIUM to its path.',
  });
}

function installedBrowser(): string | undefined {
  return [process.env.CHROMIUM, ...PLACES].find((path): path is string => Boolean(path) && existsSync(path!));
}

/** The browser that playwright-core downloaded at an earlier run, if any. */
function downloadedBrowser(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function installBrowser(): void {
  console.log('No browser found; installing Chromium …');
  const attempts: readonly (readonly [string, readonly string[]])[] = canUseApt()
    ? [
        ['apt-get', ['update', '-qq']],
        ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']],
      ]
    : [[process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']]];
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    } catch {
      // The caller looks whether a browser is there now, and says what to do if not.
    }
  }
}

function canUseApt(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}
