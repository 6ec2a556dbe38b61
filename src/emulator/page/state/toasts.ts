import type { ConsoleState, Toast } from './consoleState';
import type { Store } from './store';

const TOAST_MS = 5_000;

/** Messages that go by themselves. */
export class Toasts {
  private last = 0;

  constructor(
    private readonly store: Store<ConsoleState>,
    private readonly window: Pick<Window, 'setTimeout'>,
  ) {}

  show(toast: Omit<Toast, 'number'>): void {
    this.last += 1;
    const number = this.last;
    this.store.change({ toasts: [...this.store.state.toasts, { ...toast, number }] });
    this.window.setTimeout(() => this.close(number), TOAST_MS);
  }

  close(number: number): void {
    this.store.change({ toasts: this.store.state.toasts.filter((toast) => toast.number !== number) });
  }
}
