import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../../scripts/browser';

/** What Playwright gives a browser that it starts itself: nothing of ours may sleep because its window is not seen. */
const FLAGS = [
  ...BROWSER_FLAGS,
  ...['--headless', '--mute-audio', '--no-default-browser-check', '--password-store=basic', '--use-mock-keychain'],
  ...['--disable-background-timer-throttling', '--disable-renderer-backgrounding'],
  ...['--disable-backgrounding-occluded-windows', '--disable-dev-shm-usage', '--window-size=1440,900'],
  '--remote-debugging-port=0',
];

/** A Chromium with a profile that outlives it, and that can be killed like a machine whose plug is pulled. */
export interface KillableBrowser {
  readonly context: BrowserContext;
  /** SIGKILL for the browser and all its processes; resolves when it is gone. */
  kill(): Promise<void>;
}

/** @param profile  folder of the profile; only one browser at a time may have it */
export async function startKillableBrowser(profile: string): Promise<KillableBrowser> {
  const child = spawn(findBrowser(), [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = (): Promise<void> => {
    killGroup(child);
    return gone;
  };
  try {
    const browser = await chromium.connectOverCDP(await debuggerAddress(child));
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser has no window');
    return { context, kill };
  } catch (cause) {
    await kill();
    throw cause;
  }
}

/** Chromium says on its error output where it listens. */
function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stderr! });
    lines.on('line', (line) => {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The browser ended before it listened (${code ?? 'killed'})`)));
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    // The group: a browser is many processes, and on some systems a shell script around them.
    process.kill(-pid, 'SIGKILL');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}
