import { clockOffsetMs } from '../clock';

/** What the browser of an adapter's page shall be like; values of the scenarios of these names. */
export interface AdapterConditions {
  readonly microphone: string;
  readonly storage: string;
  readonly clock: string;
}

/** A window with the constructors that the conditions put others in place of. */
export type PageWindow = Window & typeof globalThis;

/**
 * Makes a page meet what its browser would do to it. Runs before the library and so before the adapter's own scripts; the page is a
 * stranger's, so nothing is added that it could see.
 */
export function meetConditions(window: PageWindow, conditions: AdapterConditions): void {
  if (conditions.microphone === 'refused') failMicrophone(window, 'NotAllowedError', 'Permission denied');
  if (conditions.microphone === 'missing') failMicrophone(window, 'NotFoundError', 'Requested device not found');
  if (conditions.storage !== 'kept') blockStorage(window);
  if (conditions.clock !== 'right') moveClock(window, conditions.clock);
}

function failMicrophone(window: PageWindow, name: string, message: string): void {
  const fail = () => Promise.reject(new window.DOMException(message, name));
  window.navigator.mediaDevices.getUserMedia = fail;
}

/** As Chromium does with cookies and storage of other sites blocked: a look at the property throws, databases and locks fail later. */
function blockStorage(window: PageWindow): void {
  const denied = (what: string) => new window.DOMException(`${what} is denied for this document.`, 'SecurityError');
  for (const name of ['localStorage', 'sessionStorage', 'caches']) {
    const get = (): never => {
      throw denied(`Failed to read the '${name}' property from 'Window': Access`);
    };
    Object.defineProperty(window, name, { configurable: true, get });
  }
  Object.defineProperty(window.document, 'cookie', { configurable: true, get: () => '', set: () => undefined });
  const { locks } = window.navigator as Partial<Navigator>;
  if (locks) locks.request = () => Promise.reject(denied('Access to the Locks API'));
  window.IDBFactory.prototype.open = () => {
    throw denied('Access to the Indexed Database API');
  };
}

function moveClock(window: PageWindow, clock: string): void {
  const RealDate = window.Date;
  const loadedAt = RealDate.now();
  const now = (): number => {
    const real = RealDate.now();
    return real + clockOffsetMs(clock, real - loadedAt);
  };
  class MovedDate extends RealDate {
    constructor(...args: readonly []) {
      if (args.length === 0) super(now());
      else super(...args);
    }

    static override now(): number {
      return now();
    }
  }
  window.Date = MovedDate as DateConstructor;
}
