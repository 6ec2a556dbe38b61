/**
 * One phone over many tabs of one browser: the tab that holds the Web Lock owns the line. Locks are released by the
 * browser itself when a tab closes or crashes, so no timer is needed.
 */
export interface Ownership {
  /**
   * Asks for the line; `listener` is called at once and on every change.
   * @param popHere  the owner wants this opened here, where the agent looks; it came from another tab and is not checked
   */
  start(listener: (state: OwnershipState) => void, popHere?: (what: unknown) => void): void;
  /** Asks the owner to hand the line over; it refuses during a call. Resolves when this tab owns the line.
   *  @throws AppError `line-busy` when the owner has a call, `no-handover` when it does not answer within 2 s */
  takeOver(): Promise<void>;
  /** What the owner tells the other tabs: whether the line can be handed over, and a sentence for their screens. */
  tell(status: { readonly canHandOver: boolean; readonly text: string }): void;
  /**
   * Has this opened by a waiting tab that the agent looks at. False: the agent looks at this tab, or no tab said within 300 ms that
   * it can; then it is to be opened here. A tab that says so later opens nothing.
   * @param what  plain data
   */
  popElsewhere(what: unknown): Promise<boolean>;
  stop(): void;
}

export type OwnershipState =
  /** `ownerText` is empty until an owner has said something: for some milliseconds after the start nobody is known. */
  | { readonly role: 'waiting'; readonly canTakeOver: boolean; readonly ownerText: string }
  | { readonly role: 'owner' }
  /** The line was asked for by another tab. Stop the provider, then call `done`: only then is the lock released. */
  | { readonly role: 'leaving'; readonly done: () => void };
