import type { AppError } from '../../base/appError';
import type { Ownership, OwnershipState } from '../../ownership/ownership';

/** Tabs of a browser as a test wants them: says which tab has the line, and what this one told the others. */
export class ScriptedOwnership implements Ownership {
  told: { readonly canHandOver: boolean; readonly text: string } | null = null;
  /** Set while this tab may not have the line. */
  refusal: AppError | null = null;
  handOvers = 0;
  /** What another tab was asked to open. */
  readonly poppedElsewhere: unknown[] = [];
  /** Another tab is looked at. */
  isOtherSeen = false;
  private popHere: (what: unknown) => void = () => undefined;
  private listener: (state: OwnershipState) => void = () => undefined;

  constructor(private first: OwnershipState = { role: 'owner' }) {}

  start(listener: (state: OwnershipState) => void, popHere: (what: unknown) => void = () => undefined): void {
    this.popHere = popHere;
    this.listener = listener;
    listener(this.first);
  }

  takeOver(): Promise<void> {
    if (this.refusal) return Promise.reject(this.refusal);
    this.become({ role: 'owner' });
    return Promise.resolve();
  }

  tell(status: { readonly canHandOver: boolean; readonly text: string }): void {
    this.told = status;
  }

  popElsewhere(what: unknown): Promise<boolean> {
    if (this.isOtherSeen) this.poppedElsewhere.push(what);
    return Promise.resolve(this.isOtherSeen);
  }

  /** The owner, in another tab, wants this opened here. */
  ownerPops(what: unknown): void {
    this.popHere(what);
  }

  stop(): void {
    this.listener = () => undefined;
  }

  become(state: OwnershipState): void {
    this.first = state;
    this.listener(state);
  }

  /** Another tab asks for the line; resolves when this one has let go of it. */
  askToLeave(): Promise<void> {
    return new Promise((resolve) => {
      this.become({
        role: 'leaving',
        done: () => {
          this.handOvers += 1;
          this.become({ role: 'waiting', canTakeOver: true, ownerText: '' });
          resolve();
        },
      });
    });
  }
}
