import type { EndReason } from '../../calls/call';

const REASON_OF_STATUS: Readonly<Record<number, EndReason>> = {
  404: 'unreachable',
  408: 'noAnswer',
  410: 'unreachable',
  480: 'noAnswer',
  484: 'unreachable',
  485: 'unreachable',
  486: 'busy',
  487: 'noAnswer',
  600: 'busy',
  603: 'declined',
  604: 'unreachable',
};

/** Why a call of ours was not answered (RFC 3261, 21; RFC 3398, 7.2.4). */
export function reasonOfRefusal(status: number): EndReason {
  return REASON_OF_STATUS[status] ?? 'failed';
}

/**
 * Why a call that rang here is over: another phone answered it, or the caller gave up.
 *
 * @param reasons  the Reason headers of the CANCEL (RFC 3326), for example `SIP;cause=200;text="Call completed elsewhere"`
 */
export function reasonOfCancel(reasons: readonly string[]): EndReason {
  return reasons.some((reason) => /^\s*SIP\s*;.*\bcause\s*=\s*200\b/i.test(reason)) ? 'elsewhere' : 'missed';
}
