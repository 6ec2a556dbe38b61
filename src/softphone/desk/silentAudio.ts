import type { Audio } from '../../audio/audio';

/** Audio that writes down what an agent would hear. */
export class SilentAudio implements Audio {
  isRinging = false;
  isRingback = false;
  /** How often the bell began to ring. */
  rings = 0;
  isStopped = false;
  private isBlocked = false;
  private readonly listeners = new Set<(isBlocked: boolean) => void>();

  startRinging(): void {
    this.isRinging = true;
    this.rings += 1;
  }

  stopRinging(): void {
    this.isRinging = false;
  }

  startRingback(): void {
    this.isRingback = true;
  }

  stopRingback(): void {
    this.isRingback = false;
  }

  enableSound(): Promise<void> {
    this.block(false);
    return Promise.resolve();
  }

  watchBlocked(listener: (isBlocked: boolean) => void): () => void {
    this.listeners.add(listener);
    listener(this.isBlocked);
    return () => this.listeners.delete(listener);
  }

  stop(): void {
    this.isStopped = true;
  }

  /** The browser forbids or allows sound. */
  block(isBlocked: boolean): void {
    this.isBlocked = isBlocked;
    this.listeners.forEach((listener) => listener(isBlocked));
  }
}
