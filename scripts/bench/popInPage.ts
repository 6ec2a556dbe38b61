/**
 * Functions that run inside the measured pages (Playwright sends their source); they use nothing from outside themselves.
 */

export interface PopWindow {
  /** Epoch milliseconds, with fractions, at which each `screenPop` reached this host. */
  pops: number[];
}

/** The smallest host that pops: settings when asked for them, a list in front, success to everything else. */
export async function becomePopHost(): Promise<void> {
  const answer = await fetch('/emulator/session');
  const { phone } = (await answer.json()) as { phone: { adapterUrl: string; settings: object } };
  const state = window as unknown as PopWindow;
  state.pops = [];
  const frame = document.createElement('iframe');
  frame.allow = 'microphone; autoplay';
  frame.style.cssText = 'border:0;width:380px;height:480px';
  addEventListener('message', ({ data, origin, source }: MessageEvent<Record<string, unknown>>) => {
    if (source !== frame.contentWindow) return;
    if (typeof data.bare === 'number') return frame.contentWindow?.postMessage({ bare: data.bare }, origin);
    if (data.apiType !== 'opencti') return;
    const { apiVersion, apiType, methodName, callId } = data;
    if (methodName === 'screenPop') state.pops.push(performance.timeOrigin + performance.now());
    const front = methodName === 'getAppViewInfo' ? { url: '/lightning/o/Contact/list', objectType: 'Contact' } : null;
    const returnValue = methodName === 'getCallCenterSettings' ? phone.settings : front;
    const response = { success: true, returnValue, errors: null };
    const flags = { shouldExecuteCallback: true, shouldExecuteListener: false };
    frame.contentWindow?.postMessage({ apiVersion, apiType, methodName, callId, response, ...flags }, origin);
  });
  frame.src = phone.adapterUrl;
  document.body.replaceChildren(frame);
}

/** In the phone: what its questions to the org took since the last time, the longest of them first. */
export function takeOrgTimes(): number[] {
  const asked = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/apexremote'));
  performance.clearResourceTimings();
  return asked.map(({ duration }) => duration).sort((a, b) => b - a);
}
