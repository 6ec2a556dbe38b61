/** What goes wrong with one request. `done`: whether the org did the work before it broke. */
export type Fault =
  | { readonly is: 'unavailable' }
  | { readonly is: 'expired' }
  | { readonly is: 'requestLimit' }
  | { readonly is: 'slow'; readonly ms: number }
  /** The connection is cut without an answer. */
  | { readonly is: 'cut'; readonly done: boolean }
  /** Nobody answers, ever: what a process that was killed would have seen. */
  | { readonly is: 'silence'; readonly done: boolean };

export interface AskedOfOrg {
  /** 1 for the first request. */
  readonly number: number;
  readonly method: string;
  /** Path below `/services/data/vNN.0`, with its query; other paths whole. */
  readonly path: string;
}

/** Chooses the fault for a request; none for most. */
export type Faults = (asked: AskedOfOrg) => Fault | undefined;

/** A fixed share of rows is locked, the same ones in each run: by a hash of the row and of how often it was tried. */
export function isLocked(id: string, tries: number, share: number): boolean {
  let hash = 2_166_136_261;
  for (const char of `${id}/${tries}`) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32 < share;
}
