import { textArgument } from './argument';
import type { Arguments } from './message';
import { invalidParameter } from './refusal';

/** The `key` of a call: the name of an SLDS utility icon without its folder, such as `end_call`. */
export function iconArgument(args: Arguments): string {
  const key = textArgument(args, 'key');
  if (!/^[a-z0-9_]{1,60}$/.test(key)) throw invalidParameter('key', 'utility icon name as string', key);
  return key;
}
