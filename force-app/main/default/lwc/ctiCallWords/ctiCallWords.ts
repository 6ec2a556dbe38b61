import busyLabel from '@salesforce/label/c.Cti_Calls_Busy';
import cancelledLabel from '@salesforce/label/c.Cti_Calls_Cancelled';
import declinedLabel from '@salesforce/label/c.Cti_Calls_Declined';
import doNotCallLabel from '@salesforce/label/c.Cti_Calls_Do_Not_Call';
import elsewhereLabel from '@salesforce/label/c.Cti_Calls_Elsewhere';
import failedLabel from '@salesforce/label/c.Cti_Calls_Failed';
import inboundLabel from '@salesforce/label/c.Cti_Calls_Inbound';
import logNeedsAdminLabel from '@salesforce/label/c.Cti_Calls_Log_Needs_Admin';
import logNeedsAgentLabel from '@salesforce/label/c.Cti_Calls_Log_Needs_Agent';
import logWaitsLabel from '@salesforce/label/c.Cti_Calls_Log_Waits';
import loggedLabel from '@salesforce/label/c.Cti_Calls_Logged';
import missedLabel from '@salesforce/label/c.Cti_Calls_Missed';
import noActivityLabel from '@salesforce/label/c.Cti_Calls_No_Activity';
import noAnswerLabel from '@salesforce/label/c.Cti_Calls_No_Answer';
import noneLabel from '@salesforce/label/c.Cti_Calls_None';
import notLoggedYetLabel from '@salesforce/label/c.Cti_Calls_Not_Logged_Yet';
import notOverLabel from '@salesforce/label/c.Cti_Calls_Not_Over';
import olderLabel from '@salesforce/label/c.Cti_Calls_Older';
import openTaskLabel from '@salesforce/label/c.Cti_Calls_Open_Task';
import outboundLabel from '@salesforce/label/c.Cti_Calls_Outbound';
import readingLabel from '@salesforce/label/c.Cti_Calls_Reading';
import recordingLabel from '@salesforce/label/c.Cti_Calls_Recording';
import reloadLabel from '@salesforce/label/c.Cti_Calls_Reload';
import titleLabel from '@salesforce/label/c.Cti_Calls_Title';
import unreachableLabel from '@salesforce/label/c.Cti_Calls_Unreachable';

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

/** Texts of the template. */
export const LABELS = {
  title: titleLabel,
  reload: reloadLabel,
  reading: readingLabel,
  none: noneLabel,
  older: olderLabel,
  openTask: openTaskLabel,
  recording: recordingLabel,
};

const LOG_TEXT: Readonly<Record<string, string>> = {
  logged: loggedLabel,
  noActivity: noActivityLabel,
  waiting: logWaitsLabel,
  needsAgent: logNeedsAgentLabel,
  needsAdmin: logNeedsAdminLabel,
};
const END_TEXT: Readonly<Record<string, string>> = {
  missed: missedLabel,
  declined: declinedLabel,
  elsewhere: elsewhereLabel,
  busy: busyLabel,
  noAnswer: noAnswerLabel,
  unreachable: unreachableLabel,
  cancelled: cancelledLabel,
  failed: failedLabel,
  doNotCall: doNotCallLabel,
};

export function lineOf(call: RecordCall): CallLine {
  const isInbound = call.direction === 'inbound';
  const isMissed = call.endReason === 'missed';
  const kind = END_TEXT[call.endReason ?? ''] ?? (isInbound ? inboundLabel : outboundLabel);
  const isOver = (call.endReason ?? '') !== '';
  const duration = call.answeredAt ? ` · ${lengthText(call.durationSeconds ?? 0)}` : '';
  return {
    id: call.callRecordId,
    title: isOver ? `${kind}${duration}` : `${kind} · ${notOverLabel}`,
    icon: isMissed ? 'utility:missed_call' : isInbound ? 'utility:incoming_call' : 'utility:outbound_call',
    at: call.offeredAt,
    agentName: call.agentName ?? '',
    note: call.note ?? '',
    logText: LOG_TEXT[call.logState ?? ''] ?? notLoggedYetLabel,
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
