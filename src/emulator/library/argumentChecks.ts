import type { Listener } from './wire';

/** The one object that a method takes, before anything in it is checked. */
export type Argument = Readonly<Record<string, unknown>> & {
  readonly callback?: Listener;
  readonly listener?: Listener;
};

/** For methods that need an argument: exactly one object with at least one key. `null` is a TypeError, as in Salesforce's library. */
export function requiredArgument(args: readonly unknown[]): Argument {
  const [argument] = args;
  if (args.length !== 1 || typeof argument !== 'object' || Object.keys(argument as object).length === 0) {
    throw new Error('Must pass in only one object which holds arguments to this API method call.');
  }
  return argument as Argument;
}

/** For methods that may be called with nothing at all; `{}` is refused all the same. */
export function optionalArgument(args: readonly unknown[]): Argument {
  return args.length === 0 ? {} : requiredArgument(args);
}

export function assertCallback(argument: Argument): void {
  if (!argument.callback) throw new Error('Missing the required argument `callback`!');
}

export function assertListener(argument: Argument): void {
  if (!argument.listener) throw new Error('Missing the required argument `listener`!');
}

/** `null` slips through, as it does in Salesforce's library. */
export function assertValue(argument: Argument): void {
  if (typeof argument.value !== 'object') throw new Error('Missing the required argument `value object`!');
}

export function assertChannelName(argument: Argument): asserts argument is Argument & { readonly channelName: string } {
  if (typeof argument.channelName !== 'string' || argument.channelName === '') {
    throw new Error('The argument `channelName` must be a non-empty string!');
  }
}

export function assertSubscription(
  argument: Argument,
): asserts argument is Argument & { readonly subscription: object } {
  if (typeof argument.subscription !== 'object' || argument.subscription === null) {
    throw new Error('The argument `subscription` must be an object!');
  }
}

/** The message as JSON would carry it; a missing one is null. */
export function serialized(message: unknown): unknown {
  try {
    if (message !== undefined && typeof message !== 'object') throw new TypeError('not an object');
    return JSON.parse(JSON.stringify(message ?? null)) as unknown;
  } catch {
    throw new Error('The argument `message` must be a serializable object or null!');
  }
}
