import type { Caller } from './call';
import { plainText } from './plainText';

/** What a phone system hands on about the other side; all of it is untrusted. */
export interface CallerOnTheWire {
  readonly rawNumber: unknown;
  readonly displayName?: unknown;
  readonly isWithheld?: boolean;
}

const RAW_NUMBER_LIMIT = 80;
const DISPLAY_NAME_LIMIT = 80;
/** Words that stand for "no number" in the user part of an address, across phone systems (RFC 3323 has the first). */
const WITHHELD = /^(sips?:)?(anonymous|anonym|unavailable|restricted|private|unknown|withheld|blocked)?(@|$)/i;

/**
 * The other side of a call as harmless text. `e164` is still empty: reading a number loads a library, and the phone must
 * ring before that (`readPhoneNumber`).
 */
export function callerFrom(wire: CallerOnTheWire): Caller {
  const rawNumber = plainText(wire.rawNumber, RAW_NUMBER_LIMIT);
  const isWithheld = wire.isWithheld === true || WITHHELD.test(rawNumber);
  const displayName = plainText(wire.displayName, DISPLAY_NAME_LIMIT).replace(/^"(.*)"$/, '$1');
  return { rawNumber, e164: '', displayName: isWithheld && WITHHELD.test(displayName) ? '' : displayName, isWithheld };
}
