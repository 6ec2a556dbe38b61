import type { Arguments } from './message';
import type { HostConsole } from './hostConsole';
import type { SoftphoneLayout } from './softphoneLayout';

/**
 * One Open CTI method on the host's side. What it returns becomes `returnValue`; a `Refusal` becomes `errors`; anything else that
 * it throws is answered with GENERIC_ERROR.
 */
export type HostMethod = (args: Arguments, context: MethodContext) => unknown;

export interface MethodContext {
  readonly console: HostConsole;
  readonly layout: SoftphoneLayout;
  /** Where a switch stands (`src/emulator/scenarios`). */
  readonly scenario: (key: string) => string;
  /** Hands a message to the adapter's subscribers of a channel. */
  readonly publish: (channelName: string, message: unknown) => void;
  readonly unsubscribe: (channelName: string) => void;
  /** Tells the tester that something is not emulated. */
  readonly sayLoudly: (gap: Gap) => void;
}

/** Something that an adapter asked for and the emulator can't do yet. */
export interface Gap {
  /** Method and the argument that matters. */
  readonly called: string;
  readonly answered: string;
  /** The file to write or to extend. */
  readonly file: string;
}

/** Returned by methods that only register a listener: libraries up to v43 would run their listeners with any reply. */
export const NO_REPLY = Symbol('no reply');
