/** Runs inside the phone's page (Playwright sends its source); it uses nothing from outside itself. */

/** In the phone: milliseconds of a bare message to the host and back, several times one after the other. */
export async function timeRoundTrips(count: number): Promise<number[]> {
  const hostOrigin = new URLSearchParams(location.search).get('sfdcIframeOrigin')!;
  let arrived: () => void = () => undefined;
  const hear = ({ data }: MessageEvent<{ bare?: number }>): void => {
    if (typeof data.bare === 'number') arrived();
  };
  addEventListener('message', hear);
  const times: number[] = [];
  for (let message = 0; message < count; message += 1) {
    const begun = performance.now();
    await new Promise<void>((resolve) => {
      arrived = resolve;
      parent.postMessage({ bare: message }, hostOrigin);
    });
    times.push(performance.now() - begun);
  }
  removeEventListener('message', hear);
  return times;
}
