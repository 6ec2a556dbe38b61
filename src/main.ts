import { createElement } from 'lwc';
import { createAudio } from './audio/createAudio';
import { asProblem } from './base/appError';
import { realClock as clock } from './base/clock';
import { RecentLog } from './base/log';
import { createCallLog } from './callLog/createCallLog';
import type { CallLogParts } from './callLog/createCallLog';
import type { ObserveStep } from './callLog/journalSteps';
import { networkOf } from './callLog/network';
import { readPhoneNumber } from './calls/readPhoneNumber';
import { createOpenCtiHost } from './hosts/openCti/openCtiHost';
import { createOwnership } from './ownership/createOwnership';
import Softphone from './panel/phone/softphone/softphone';
import { providers } from './providers/providers';
import { readSettings } from './settings/readSettings';
import { blockedPhone } from './softphone/blockedPhone';
import type { PhoneParts } from './softphone/parts';
import { createPhone } from './softphone/phone';
import type { RunningPhone } from './softphone/phone';
import { readStartData } from './softphone/startData';
import type { Phone } from './softphone/view';
import { watchErrors } from './softphone/watchErrors';

/**
 * The page's entry: puts browser, Salesforce and phone systems together, and shows the phone. This is the only file of the phone
 * that takes anything from the browser; everything else has it handed in.
 */
function main(): void {
  const phone = makePhone();
  // The screen stands before Salesforce was asked anything, in place of what the page says when this script does not run.
  document.body.replaceChildren(Object.assign(createElement('phone-softphone', { is: Softphone }), { phone }));
}

function makePhone(): Phone {
  try {
    const phone = createPhone(makeParts());
    watchErrors(window, (thrown, count) => phone.tellOfError(thrown, count));
    leaveWithPage(phone);
    inTaskOfItsOwn(() => void phone.start());
    return phone;
  } catch (thrown) {
    return blockedPhone(asProblem(thrown), () => location.reload());
  }
}

/** Callers must not ring a page that is gone. One that the browser brings back from its cache begins anew. */
function leaveWithPage(phone: RunningPhone): void {
  window.addEventListener('pagehide', () => void phone.stop());
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
}

function makeParts(): PhoneParts {
  const random = () => Math.random();
  const log = new RecentLog(
    () => clock.now(),
    ({ level, part, text }) => CONSOLE[level](`[${part}] ${text}`),
  );
  const start = readStartData(document.getElementById('softphone-start')?.textContent);
  const host = createOpenCtiHost({ window, clock, log, ...start });
  const channel = new BroadcastChannel('softphone');
  const instanceId = readInstanceId();
  return {
    ...{ host, clock, log, readPhoneNumber, readSettings, page: window, namespace: start.namespace },
    audio: createAudio({ makeAudioContext: () => new AudioContext(), clock, log }),
    ownership: createOwnership({
      locks: navigator.locks,
      channel,
      lockName: 'softphone-line',
      clock,
      random,
      log,
      isSeen,
    }),
    preferences,
    callLog: createCallLog({ org: host.org, clock, log, random, locks: navigator.locks, ...inBrowser() }),
    saveFile,
    newCallId: () => crypto.randomUUID(),
    createProvider: async ({ settings, credential }) => {
      const module = await providers[settings.provider]();
      return module.createProvider({ settings, credential, instanceId, clock, log });
    },
  };
}

/** What the journal takes of the browser. A kill test stops the journal at its steps; nobody else sets the observer. */
function inBrowser(): Pick<CallLogParts, 'network' | 'askToPersist' | 'onStep'> {
  const { softphoneStep } = globalThis as { readonly softphoneStep?: ObserveStep };
  const askToPersist = () => navigator.storage.persist();
  return { network: networkOf(window), askToPersist, ...(softphoneStep && { onStep: softphoneStep }) };
}

const CONSOLE = {
  info: (line: string) => console.debug(line),
  warning: (line: string) => console.warn(line),
  error: (line: string) => console.error(line),
};

const saveFile: PhoneParts['saveFile'] = ({ name, mediaType, text, bytes }) => {
  const href = URL.createObjectURL(new Blob([bytes ?? text], { type: mediaType }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
};

const preferences: PhoneParts['preferences'] = {
  read: (key) => {
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      // Nothing can be kept in this browser.
      return '';
    }
  },
  write: (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // It lasts as long as the page.
    }
  },
};

const isSeen = () => document.visibilityState === 'visible';

/** Stays the same for this browser, so that a reload replaces its old registration; made anew where nothing can be stored. */
function readInstanceId(): string {
  const key = 'softphone-instance';
  try {
    const known = localStorage.getItem(key);
    if (known && /^[0-9a-f-]{36}$/.test(known)) return known;
    const made = crypto.randomUUID();
    localStorage.setItem(key, made);
    return made;
  } catch {
    return crypto.randomUUID();
  }
}

/** Compiling, showing and starting are three tasks: in one piece they would hold up the console's own page, which shares the thread. */
function inTaskOfItsOwn(task: () => void): void {
  setTimeout(task);
}

inTaskOfItsOwn(main);
