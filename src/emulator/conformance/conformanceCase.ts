import type { FakeConsole } from '../host/fakeConsole';
import type { EmulatorHost } from '../host/host';
import type { Library } from './twoDoors';

/** What one method must do, as data. Written from the reference of Open CTI, not from our library or host. */
export interface ConformanceCase {
  /** As adapters write it: `hvs.onWorkStart`. */
  readonly method: string;
  /** First API version; 38.0 where nothing is said. */
  readonly since?: string;
  /** What adapters give, without `callback` and `listener`; missing: a method that needs nothing else. */
  readonly argument?: Argument;
  /** The `args` that go over the wire for it. */
  readonly wire: Argument;
  /** Arguments that the library refuses at once, with a part of the text of the `Error`. Nothing may go out. */
  readonly refused: readonly (readonly [given: readonly unknown[], text: string])[];
  /** Before the call: state of the console. */
  readonly given?: (console: FakeConsole) => void;
  /** What must come of it; missing: the emulator has nothing behind this method yet. */
  readonly success?: Success;
  /** What the host must refuse, posted by hand and through the library. */
  readonly refusal?: Refused;
  /** More of the argument that only the library can make (a subscription). */
  readonly first?: (opencti: Library) => Promise<Argument>;
  /** Success that is known to fail through the library, and why; the suite says when that is over. */
  readonly gap?: string;
  readonly note?: string;
}

export type Argument = Readonly<Record<string, unknown>>;

/** `returns` for methods with a callback; `hears` for those with a listener, after `tell`. */
export interface Success {
  readonly returns?: unknown;
  /** Instead of `returns`: the keys of the value, no others. */
  readonly keys?: readonly string[];
  /** What was done to the console, in order. */
  readonly done?: readonly unknown[][];
  readonly saved?: readonly unknown[][];
  readonly tell?: (host: EmulatorHost, post: (methodName: string, args: Argument) => void) => void | Promise<void>;
  readonly hears?: unknown;
}

export interface Refused {
  readonly argument: Argument;
  /** As it goes over the wire, where that is another one. */
  readonly wire?: Argument;
  readonly given?: (console: FakeConsole) => void;
  readonly code: string;
  /** A part of the description. */
  readonly says: string;
}
