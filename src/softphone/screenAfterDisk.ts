import type { PhoneContext } from './parts';
import type { PhoneState } from './state';

/** So long at most: a computer that stalls must not keep an ended call on the screen. Usually it is a hundredth of a second or two. */
const DRAWS_WITHIN_MS = 250;

/**
 * Watches the state for a screen. When a call has ended, the screen is told as soon as the end is on the disk, or a quarter of a second
 * later: both need the page's one thread, and what is drawn first would keep the disk waiting. Everything else is told at once.
 */
export function watchForScreen(
  { store, callLog, clock }: Pick<PhoneContext, 'store' | 'callLog' | 'clock'>,
  listener: (state: PhoneState) => void,
): () => void {
  let shownCalls = 0;
  let cancelHold: (() => void) | null = null;
  const draw = (): void => {
    // Whoever comes second, the disk or the clock, has nothing left to do.
    if (!cancelHold) return;
    cancelHold();
    cancelHold = null;
    listener(store.state());
  };
  const unwatch = store.watch((state) => {
    const hasEnded = state.calls.length < shownCalls;
    shownCalls = state.calls.length;
    if (cancelHold) return;
    if (!hasEnded) return listener(state);
    cancelHold = clock.after(DRAWS_WITHIN_MS, draw);
    void callLog.written().then(draw);
  });
  return () => {
    cancelHold?.();
    cancelHold = null;
    unwatch();
  };
}
