import { createHash } from 'node:crypto';
import type { Org } from '../org';
import { readCallDetails, recordIdIn } from './callDetails';
import type { CallDetails } from './callDetails';
import { refused } from './untrustedInput';
import type { UntrustedInput } from './untrustedInput';

const LONGEST_TEXT = 255;
const LONGEST_NOTE = 32_000;
const MOST_SECONDS = 10_000_000;

/** One call as the phone tells it, read and checked. */
export interface CallEntry {
  /** Unique for this user and this call of the phone system: SHA-256 in hexadecimal. */
  readonly key: string;
  readonly phoneSystemCallId: string;
  readonly isInbound: boolean;
  readonly rawNumber: string;
  readonly e164: string;
  readonly callerName: string;
  /** ISO text. */
  readonly offeredAt: string;
  readonly answeredAt: string | null;
  /** Null while the call goes on. */
  readonly endedAt: string | null;
  readonly durationSeconds: number;
  readonly endReason: string;
  /** 18 characters; empty when nobody was matched, or when the phone sent something that is no record id of this org. */
  readonly matchedRecordId: string;
  readonly result: string;
  /** The result in words; empty in entries of older pages. */
  readonly resultLabel: string;
  readonly note: string;
  readonly details: CallDetails;
}

/** @throws AppError `bad-input` that names the value */
export function readCallEntry(org: Org, input: UntrustedInput): CallEntry {
  const phoneSystemCallId = input.text('phoneSystemCallId', LONGEST_TEXT);
  const direction = input.text('direction', LONGEST_TEXT);
  if (!phoneSystemCallId.trim() || (direction !== 'inbound' && direction !== 'outbound')) {
    throw refused('The call has no id or no direction');
  }
  const details = readCallDetails(org, input);
  const isOver = details.step === 'end';
  return {
    details,
    key: keyOf(org, phoneSystemCallId),
    phoneSystemCallId,
    isInbound: direction === 'inbound',
    rawNumber: input.text('rawNumber', LONGEST_TEXT),
    e164: input.text('e164', LONGEST_TEXT),
    callerName: input.text('displayName', LONGEST_TEXT),
    offeredAt: input.moment('offeredAt'),
    answeredAt: input.momentOrNull('answeredAt'),
    endedAt: isOver ? input.moment('endedAt') : null,
    durationSeconds: input.wholeNumber('durationSeconds', 0, MOST_SECONDS),
    endReason: isOver ? input.text('endReason', LONGEST_TEXT) : '',
    matchedRecordId: recordIdIn(org, input.text('matchedRecordId', LONGEST_TEXT)),
    result: input.text('result', LONGEST_TEXT),
    resultLabel: input.text('resultLabel', LONGEST_TEXT),
    note: input.text('note', LONGEST_NOTE),
  };
}

/** The user is part of the key: nobody reaches another agent's call, whatever id a browser sends. */
function keyOf(org: Org, callId: string): string {
  return createHash('sha256').update(`${org.id}|${org.actingUserId}|${callId}`).digest('hex');
}
