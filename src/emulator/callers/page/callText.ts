import type { ListedCall } from '../callersApiTypes';

/** How a call ended, in words. `status` is a SIP status. */
const ENDINGS: Readonly<Record<number, string>> = {
  200: 'ended',
  403: 'not allowed',
  404: 'unknown number',
  408: 'nobody answered',
  480: 'not reachable',
  486: 'busy or declined',
  487: 'gave up',
  488: 'no common sound format',
  503: 'exchange stopped',
  603: 'declined',
};

/** `Ringing`, `Talking · 0:42`, `Declined`; `now` is in the server's time. */
export function stateText(call: ListedCall, now: number): string {
  if (call.state === 'ringing')
    return `${call.direction === 'toAgent' ? 'Ringing' : 'Agent is calling'} · ${duration(now - call.startedAt)}`;
  if (call.state === 'talking') return `Talking · ${duration(now - (call.talkingAt ?? now))}`;
  const words = ENDINGS[call.endStatus] ?? `ended with ${call.endStatus}`;
  const talked =
    call.talkingAt !== null && call.endedAt !== null ? ` after ${duration(call.endedAt - call.talkingAt)}` : '';
  return `${words[0]!.toUpperCase()}${words.slice(1)}${talked}`;
}

/** `0:42`, `61:05` */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Who the call is with; a name may be any nonsense and is cut, not hidden. */
export function callerText(call: Pick<ListedCall, 'number' | 'displayName'>): string {
  return cut(call.displayName.trim() || call.number.trim() || 'No caller id', 60);
}

export function cut(text: string, length: number): string {
  const letters = [...text];
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : text;
}
