/** Asks again and again for what is new; each answer comes when there is something, so this asks only as often as things happen. */
export interface Following<T> {
  readonly ask: () => Promise<T>;
  readonly take: (answer: T) => void;
  /** Told of what went wrong, and with null when it works again. */
  readonly fail: (thrown: unknown) => void;
  readonly signal: AbortSignal;
}

const RETRY_MS = 2_000;

export async function follow<T>({ ask, take, fail, signal }: Following<T>): Promise<void> {
  while (!signal.aborted) {
    try {
      const answer = await ask();
      if (signal.aborted) return;
      fail(null);
      take(answer);
    } catch (thrown) {
      fail(thrown);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
