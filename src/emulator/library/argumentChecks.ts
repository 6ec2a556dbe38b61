import type { Listener } from './wire';

/** The one object that a method takes, before anything in it is checked: a callback may be anything. */
export type Argument = Readonly<Record<string, unknown>>;

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
  if (typeof argument.callback !== 'function') throw new Error('Missing the required argument `callback`!');
}

export function assertListener(argument: Argument): asserts argument is Argument & { readonly listener: Listener } {
  if (typeof argument.listener !== 'function') throw new Error('Missing the required argument `listener`!');
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

/** The message as JSON would carry it. A missing one, `null`, 0 and an empty text all go out as nothing. */
export function serialized(message: unknown): unknown {
  if (!message) return undefined;
  const copy = asJson(message);
  if (typeof copy !== 'object') throw new Error('The argument `message` must be a serializable object or null!');
  return copy;
}

/** What JSON cannot carry is told in the browser's words, as an `Error`. */
function asJson(message: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(message)) as unknown;
  } catch (cause) {
    throw new Error((cause as Error).message, { cause });
  }
}
