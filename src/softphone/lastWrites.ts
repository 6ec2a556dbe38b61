import type { PhoneContext } from './parts';

/** Entries that are not in the journal after so long won't get there; another tab waits for the line. */
const LAST_WRITES_MS = 2_000;

/** Resolves when every entry that is being finished is safe in the journal, or when waiting has no sense any more. */
export function lastWrites({ clock, store }: Pick<PhoneContext, 'clock' | 'store'>): Promise<void> {
  let unwatch = (): unknown => undefined;
  const written = new Promise<void>((resolve) => {
    clock.after(LAST_WRITES_MS, resolve);
    unwatch = store.watch(({ ended }) => {
      if (!ended.some((call) => call.logging === 'finishing')) resolve();
    });
  });
  return written.finally(() => unwatch());
}
