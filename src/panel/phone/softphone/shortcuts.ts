import type { CallView, PhoneCommand } from '../../../softphone/view';

/** What a key does, to the oldest call that can do it. `code` is the place of the key, so that layouts and Alt do not matter. */
const SHORTCUTS: Readonly<Record<string, (call: CallView) => PhoneCommand | null>> = {
  KeyA: ({ can, callId }) => (can.answer ? { type: 'answer', callId } : null),
  KeyD: ({ can, callId }) => (can.decline ? { type: 'decline', callId } : null),
  KeyE: ({ can, callId }) => (can.hangUp ? { type: 'hangUp', callId } : null),
  KeyM: ({ can, callId, isMuted }) => (can.mute ? { type: 'setMuted', callId, muted: !isMuted } : null),
  KeyH: ({ can, callId }) => (can.resume ? { type: 'resume', callId } : can.hold ? { type: 'hold', callId } : null),
};

/**
 * The command that a pressed key asks for, or null. All shortcuts are Alt+Shift and a letter: a letter alone would answer a
 * call while somebody types.
 */
export function shortcutCommand(event: KeyboardEvent, calls: readonly CallView[]): PhoneCommand | null {
  if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.repeat) return null;
  const commandFor = SHORTCUTS[event.code];
  return calls.map((call) => commandFor?.(call) ?? null).find((command) => command !== null) ?? null;
}
