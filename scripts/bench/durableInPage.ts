/**
 * A function that runs inside the measured page (Playwright sends its source); it uses nothing from outside itself.
 */

export interface DurableWindow {
  /** Of each call that ended: milliseconds from the message that ended it until it was durable. */
  endings: { readonly ms: number; readonly wasSentBefore: boolean }[];
  /** Resolves when more calls than that have ended durably. */
  endingAfter: (count: number) => Promise<void>;
  /** Milliseconds of one strict put of a thousand bytes, in a database of its own. */
  barePut: () => Promise<number>;
  softphoneStep: (step: string) => undefined;
}

/**
 * Notes when a message of the phone system ends a call, and when the call is on the disk: in the floor by a bare put that the message
 * begins, in ours when the journal says so.
 */
export function durableInPage({ isFloor }: { readonly isFloor: boolean }): void {
  const state = window as unknown as DurableWindow;
  state.endings = [];
  let endedAt = 0;
  let wasSentBefore = false;
  let tellEnding = (): void => undefined;
  const opening = indexedDB.open('bench-floor', 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore('records');
  state.barePut = () => {
    const beganAt = performance.now();
    const transaction = opening.result.transaction('records', 'readwrite', { durability: 'strict' });
    transaction.objectStore('records').put('x'.repeat(1_000), beganAt);
    transaction.commit();
    return new Promise((resolve) => (transaction.oncomplete = () => resolve(performance.now() - beganAt)));
  };
  state.endingAfter = (count) =>
    new Promise((resolve) => {
      tellEnding = () => void (state.endings.length > count && resolve());
      tellEnding();
    });
  const ended = (): void => {
    state.endings.push({ ms: performance.now() - endedAt, wasSentBefore });
    tellEnding();
  };
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (!/^(CANCEL|BYE) /.test(String(data))) return;
        endedAt = performance.now();
        wasSentBefore = false;
        if (isFloor) void state.barePut().then(ended);
      });
    }
  };
  state.softphoneStep = (step) => {
    if (step === 'beforeSend') wasSentBefore = true;
    if (step === 'endWritten') ended();
    return undefined;
  };
}
