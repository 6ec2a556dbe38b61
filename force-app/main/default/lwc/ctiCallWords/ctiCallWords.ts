/** A call as `CtiRecordCalls` answers it; moments are UTC epoch milliseconds. */
export interface RecordCall {
  readonly callRecordId: string;
  readonly direction: string;
  readonly rawNumber?: string | null;
  readonly e164?: string | null;
  readonly displayName?: string | null;
  readonly offeredAt: number;
  readonly answeredAt?: number | null;
  readonly durationSeconds?: number | null;
  readonly endReason?: string | null;
  readonly note?: string | null;
  readonly logState?: string | null;
  readonly taskId?: string | null;
  readonly agentName?: string | null;
  /** Https, of a host that the admin allows; else empty. */
  readonly recordingUrl?: string | null;
}

/** What stands on the page, text by text. */
export interface CallLine {
  readonly id: string;
  /** `Missed call · 1:24`. */
  readonly title: string;
  readonly icon: string;
  readonly at: number;
  readonly agentName: string;
  readonly note: string;
  readonly logText: string;
  /** Empty where there is none. */
  readonly taskId: string;
  /** To be called again; empty for a withheld one. */
  readonly number: string;
  readonly recordingUrl: string;
}

const LOG_TEXT: Readonly<Record<string, string>> = {
  logged: 'Logged',
  noActivity: 'Without activity',
  waiting: 'Log waits for the agent',
  needsAgent: 'Log needs the agent',
  needsAdmin: 'Log needs an admin',
};
const END_TEXT: Readonly<Record<string, string>> = {
  missed: 'Missed call',
  declined: 'Declined call',
  elsewhere: 'Answered by somebody else',
  busy: 'Busy',
  noAnswer: 'No answer',
  unreachable: 'Not reached',
  cancelled: 'Hung up before the answer',
  failed: 'Failed call',
  doNotCall: 'Not called: do not call',
};

export function lineOf(call: RecordCall): CallLine {
  const isInbound = call.direction === 'inbound';
  const isMissed = call.endReason === 'missed';
  const kind = END_TEXT[call.endReason ?? ''] ?? (isInbound ? 'Inbound call' : 'Outbound call');
  const isOver = (call.endReason ?? '') !== '';
  const duration = call.answeredAt ? ` · ${lengthText(call.durationSeconds ?? 0)}` : '';
  return {
    id: call.callRecordId,
    title: isOver ? `${kind}${duration}` : `${kind} · not over yet`,
    icon: isMissed ? 'utility:missed_call' : isInbound ? 'utility:incoming_call' : 'utility:outbound_call',
    at: call.offeredAt,
    agentName: call.agentName ?? '',
    note: call.note ?? '',
    logText: LOG_TEXT[call.logState ?? ''] ?? 'Not logged yet',
    taskId: call.taskId ?? '',
    number: dialable(call.e164 ?? '') || dialable(call.rawNumber ?? ''),
    recordingUrl: call.recordingUrl ?? '',
  };
}

/** `1:04`, `1:00:04`. */
function lengthText(seconds: number): string {
  const two = (part: number): string => String(Math.floor(part)).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = (seconds % 3600) / 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${Math.floor(minutes)}:${two(seconds % 60)}`;
}

function dialable(number: string): string {
  return /^\+?[0-9*#]{3,32}$/.test(number) ? number : '';
}
