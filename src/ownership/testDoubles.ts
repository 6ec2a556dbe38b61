/** For tests: what a browser gives all its tabs. Locks are granted in the order of asking, messages reach the others only. */
import type { Channel, Locks } from './createOwnership';

interface Request {
  readonly held: () => Promise<void>;
  readonly reject: (cause: unknown) => void;
  readonly resolve: () => void;
}

/** One lock, whatever its name. `holders` must never exceed 1. */
export class FakeLocks implements Locks {
  holders = 0;
  mostHolders = 0;
  private queue: Request[] = [];

  request(_name: string, options: { readonly signal?: AbortSignal }, held: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const request = { held, resolve, reject };
      options.signal?.addEventListener('abort', () => {
        if (!this.queue.includes(request)) return;
        this.queue = this.queue.filter((other) => other !== request);
        reject(new DOMException('The request was aborted', 'AbortError'));
      });
      this.queue.push(request);
      void Promise.resolve().then(() => this.grantNext());
    });
  }

  private grantNext(): void {
    if (this.holders > 0) return;
    const next = this.queue.shift();
    if (!next) return;
    this.holders += 1;
    this.mostHolders = Math.max(this.mostHolders, this.holders);
    void next.held().then(() => {
      this.holders -= 1;
      next.resolve();
      this.grantNext();
    });
  }
}

type Listener = (event: { readonly data: unknown }) => void;

/** A channel between tabs: `connect()` makes one end. */
export class FakeChannels {
  private readonly ends = new Map<Channel, Set<Listener>>();

  connect(): Channel {
    const listeners = new Set<Listener>();
    const end: Channel = {
      postMessage: (message) => this.deliver(end, structuredClone(message)),
      addEventListener: (_type, listener) => listeners.add(listener),
      removeEventListener: (_type, listener) => listeners.delete(listener),
    };
    this.ends.set(end, listeners);
    return end;
  }

  private deliver(from: Channel, data: unknown): void {
    void Promise.resolve().then(() => {
      for (const [end, listeners] of this.ends) if (end !== from) for (const listener of listeners) listener({ data });
    });
  }
}
