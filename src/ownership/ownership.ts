/**
 * One phone over many tabs of one browser: the tab that holds the Web Lock owns the line. Locks are released by the
 * browser itself when a tab closes or crashes, so no timer is needed.
 */
export interface Ownership {
  /** Asks for the line; `listener` is called at once and on every change. */
  start(listener: (state: OwnershipState) => void): void;
  /** Asks the owner to hand the line over; it refuses during a call. Resolves when this tab owns the line.
   *  @throws AppError `line-busy` when the owner has a call, `no-handover` when it does not answer within 2 s */
  takeOver(): Promise<void>;
  /** What the owner tells the other tabs: whether the line can be handed over, and a sentence for their screens. */
  tell(status: { readonly canHandOver: boolean; readonly text: string }): void;
  stop(): void;
}

export type OwnershipState =
  /** `ownerText` is empty until an owner has said something: for some milliseconds after the start nobody is known. */
  | { readonly role: 'waiting'; readonly canTakeOver: boolean; readonly ownerText: string }
  | { readonly role: 'owner' }
  /** The line was asked for by another tab. Stop the provider, then call `done`: only then is the lock released. */
  | { readonly role: 'leaving'; readonly done: () => void };
