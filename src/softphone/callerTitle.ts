import type { Candidate } from '../calls/call';
import { cutText } from '../calls/plainText';
import type { PhoneCall } from './state';

const NAME_LIMIT = 80;
const NUMBER_LIMIT = 40;
/** Hebrew, Arabic and their neighbours: strong right-to-left characters. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\u{10800}-\u{10fff}]|[\u{1e800}-\u{1efff}]/u;

/** How the other side is called: the match, else the display name, else the number, else `Unknown caller`. */
export function callerTitle(call: PhoneCall): string {
  const name = chosenOf(call)?.name || call.caller.displayName || numberText(call);
  return isolated(shortened(name, NAME_LIMIT)) || (call.direction === 'inbound' ? 'Unknown caller' : 'Unknown number');
}

/** The number in the way people write it; empty when withheld. */
export function numberText(call: PhoneCall): string {
  if (call.caller.isWithheld) return '';
  return shortened(call.number?.display || call.caller.e164 || call.caller.rawNumber, NUMBER_LIMIT);
}

export function chosenOf(call: PhoneCall): Candidate | null {
  return call.matching.state === 'found' ? call.matching.chosen : null;
}

/** Keeps a name that is written from right to left from turning the words around it (Unicode TR 9, isolates). */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

function shortened(text: string, limit: number): string {
  return text.length > limit ? `${cutText(text, limit - 1)}…` : text;
}
