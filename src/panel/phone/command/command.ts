import type { PhoneCommand } from '../../../softphone/view';

/** What a component tells the root: one event for all wishes of the person. */
export type CommandEvent = CustomEvent<PhoneCommand>;

/** Sends a command up to `phone-softphone`, through all components between. */
export function sendCommand(from: EventTarget, command: PhoneCommand): void {
  from.dispatchEvent(new CustomEvent<PhoneCommand>('command', { detail: command, bubbles: true, composed: true }));
}
