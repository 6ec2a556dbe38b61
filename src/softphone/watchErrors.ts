/** Chromium reports these for layouts that settle a frame later; nothing is broken. */
const HARMLESS = /^ResizeObserver loop/;

/**
 * The last resort: errors that nobody caught are counted and told, so that no failure is silent.
 *
 * @param page  the window
 * @returns     ends the watching
 */
export function watchErrors(
  page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  tell: (thrown: unknown, count: number) => void,
): () => void {
  let count = 0;
  const report = (thrown: unknown): void => {
    if (HARMLESS.test(thrown instanceof Error ? thrown.message : String(thrown))) return;
    count += 1;
    tell(thrown, count);
  };
  const onError = (event: Event): void => {
    const { error, message } = event as { readonly error?: unknown; readonly message?: string };
    report(error ?? message ?? 'An error without words');
  };
  const onRejection = (event: Event): void => report((event as Partial<PromiseRejectionEvent>).reason);
  page.addEventListener('error', onError);
  page.addEventListener('unhandledrejection', onRejection);
  return () => {
    page.removeEventListener('error', onError);
    page.removeEventListener('unhandledrejection', onRejection);
  };
}
