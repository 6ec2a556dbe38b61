import { assertChannelName, assertListener, assertSubscription, requiredArgument, serialized } from './argumentChecks';
import { isListener } from './wire';
import type { Listener, Wire } from './wire';

interface Subscription {
  readonly channelName: string;
  readonly listener: Listener;
}

/** Lightning Message Service (since 47.0). A subscription is an opaque frozen object made on this side of the frame. */
export function messageChannels(wire: Wire): Record<string, (...args: unknown[]) => void> {
  const subscriptions = new Map<object, Subscription>();
  const listenersOf = (channelName: string): Subscription[] =>
    [...subscriptions.values()].filter((each) => each.channelName === channelName);
  wire.onEvent = ({ eventName, response }) => {
    for (const { listener } of listenersOf(eventName ?? '')) listener(response);
  };

  return {
    subscribe(...args) {
      const argument = requiredArgument(args);
      assertListener(argument);
      assertChannelName(argument);
      const { channelName, listener, callback } = argument;
      const subscription = Object.freeze({});
      subscriptions.set(subscription, { channelName, listener });
      wire.send({
        methodName: 'subscribe',
        args: { eventName: channelName, subscription: {} },
        isListening: true,
        callback(response: unknown) {
          const answer = response as { readonly success?: boolean };
          if (!answer.success) subscriptions.delete(subscription);
          if (isListener(callback)) callback(answer.success ? { ...answer, subscription } : answer);
        },
      });
    },

    /** Tells the console only when the last listener of the channel goes; before that there is no message and no callback. */
    unsubscribe(...args) {
      const argument = requiredArgument(args);
      assertSubscription(argument);
      const found = subscriptions.get(argument.subscription);
      if (!found) return;
      subscriptions.delete(argument.subscription);
      if (listenersOf(found.channelName).length > 0) return;
      wire.send({ methodName: 'unsubscribe', args: { eventName: found.channelName }, callback: argument.callback });
    },

    publish(...args) {
      const argument = requiredArgument(args);
      assertChannelName(argument);
      const message = serialized(argument.message);
      wire.send({
        methodName: 'publish',
        args: { eventName: argument.channelName, message },
        callback: argument.callback,
      });
    },
  };
}
