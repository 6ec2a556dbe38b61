/**
 * Sounds of the phone and the microphone's permission. Browser globals are handed in, so that units can run anywhere.
 */
export interface Audio {
  /** Rings until stopped. Where the browser blocks sound without a click, `isBlocked` tells it and the bell stays silent. */
  startRinging(): void;
  stopRinging(): void;
  /** What the agent hears while the other side rings. */
  startRingback(): void;
  stopRingback(): void;
  /** To be called from a click: unblocks sound. */
  enableSound(): Promise<void>;
  /** Called at once and on every change. */
  watchBlocked(listener: (isBlocked: boolean) => void): () => void;
  stop(): void;
}
