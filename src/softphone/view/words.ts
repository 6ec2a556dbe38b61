import type { Direction, EndReason } from '../../calls/call';

/** `1 call log`, `3 call logs` */
export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** `5 s`, `2 min 05 s`, `1 h 02 min` */
export function durationText(seconds: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${twoDigits(Math.floor(seconds / 60) % 60)} min`;
}

/** `Inbound call · 2 min 05 s`, `Inbound call · Missed` */
export function summaryOf(call: {
  readonly direction: Direction;
  readonly durationSeconds: number;
  readonly endReason?: string | null;
  readonly answeredAt: number | null;
}): string {
  const { direction, durationSeconds, answeredAt } = call;
  const outcome = outcomeText({
    endReason: call.endReason ?? 'completed',
    durationSeconds,
    isAnswered: answeredAt !== null,
  });
  return `${direction === 'inbound' ? 'Inbound' : 'Outbound'} call · ${outcome}`;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  missed: 'Missed',
  elsewhere: 'Answered on another device',
  declined: 'Declined',
  busy: 'Busy',
  noAnswer: 'No answer',
  unreachable: 'Not reachable',
  cancelled: 'Cancelled',
  failed: 'Failed',
  doNotCall: 'Not dialled: do not call',
} satisfies Record<Exclude<EndReason, 'completed' | 'cut'>, string>;

/** How a call ended, for lists. Reasons that nobody knows (of a later version) are told as the time people talked. */
export function outcomeText(call: {
  readonly endReason: string;
  readonly durationSeconds: number;
  readonly isAnswered: boolean;
}): string {
  const talked = durationText(call.durationSeconds);
  if (call.endReason === 'cut') return call.isAnswered ? `${talked} · connection lost` : 'Connection lost';
  return (Object.hasOwn(OUTCOMES, call.endReason) ? OUTCOMES[call.endReason] : undefined) ?? talked;
}
