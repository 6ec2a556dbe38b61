import { textArgument } from './argument';
import type { Arguments } from './message';
import { invalidParameter } from './refusal';

/**
 * The channel of a call, which travels as `eventName`. Which channels an org has is not known here, so every API name of a custom
 * channel counts as one.
 */
export function channelArgument(args: Arguments): string {
  const channelName = textArgument(args, 'eventName');
  if (!/^[A-Za-z][A-Za-z0-9_]*__c$/.test(channelName)) {
    throw invalidParameter('channelName', 'API name of a message channel', channelName);
  }
  return channelName;
}
