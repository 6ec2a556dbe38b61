/**
 * Functions that run inside the measured page (Playwright sends their source); they use nothing from outside themselves.
 */

export interface BenchWindow {
  readyAt?: number;
  longestTaskMs: number;
  findAll: (selector: string) => Element[];
  allText: () => string;
}

/** Notes when the dial control first has a box (`readyAt`, milliseconds since the page began to load) and the longest task. */
export function watchReady({ dialControl }: { readonly dialControl: string }): void {
  /* eslint-disable @typescript-eslint/unbound-method -- both are called with the document as their this */
  const find = Document.prototype.querySelectorAll;
  const readText = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent')?.get;
  /* eslint-enable @typescript-eslint/unbound-method */
  const state = window as unknown as BenchWindow;
  state.longestTaskMs = 0;
  // Both were taken before synthetic shadow hides what lies inside components.
  state.findAll = (selector) => [...find.call(document, selector)];
  state.allText = () => String(readText?.call(document.body));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) state.longestTaskMs = Math.max(state.longestTaskMs, entry.duration);
  }).observe({ type: 'longtask', buffered: true });
  // Asked at each change of the document and at each frame: frames alone would round to 17 ms, a third of a warm start.
  const isReady = (): boolean => {
    if (state.readyAt !== undefined) return true;
    const [control] = state.findAll(dialControl);
    if (control && control.getBoundingClientRect().width > 0) state.readyAt = performance.now();
    return state.readyAt !== undefined;
  };
  const changes = new MutationObserver(() => isReady() && changes.disconnect());
  changes.observe(document, { childList: true, subtree: true });
  const look = (): void => {
    if (!isReady()) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Resolves with the moment (epoch milliseconds, with fractions) at which a text was painted: in the page, then two frames later. */
export function paintedAt(text: string): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      if ((window as unknown as { allText: () => string }).allText().includes(text)) {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
      } else requestAnimationFrame(look);
    };
    look();
  });
}

/** Resolves when the page has had nothing to do for a while: what is measured next begins with a phone at rest, as a real call does. */
export async function comeToRest(): Promise<void> {
  for (let quiet = 0; quiet < 5; quiet++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => requestIdleCallback(resolve));
  }
}

/** The smallest host that answers Open CTI: settings when asked for them, success to everything else. */
export async function becomeBareHost(): Promise<void> {
  const answer = await fetch('/emulator/session');
  const { phone } = (await answer.json()) as { phone: { adapterUrl: string; settings: object } };
  const frame = document.createElement('iframe');
  frame.allow = 'microphone; autoplay';
  frame.style.cssText = 'border:0;width:380px;height:480px';
  addEventListener('message', ({ data, origin, source }: MessageEvent<Record<string, unknown>>) => {
    if (source !== frame.contentWindow || data.apiType !== 'opencti') return;
    const { apiVersion, apiType, methodName, callId } = data;
    const returnValue = methodName === 'getCallCenterSettings' ? phone.settings : null;
    const response = { success: true, returnValue, errors: null };
    const flags = { shouldExecuteCallback: true, shouldExecuteListener: false };
    frame.contentWindow?.postMessage({ apiVersion, apiType, methodName, callId, response, ...flags }, origin);
  });
  frame.src = phone.adapterUrl;
  document.body.replaceChildren(frame);
}
