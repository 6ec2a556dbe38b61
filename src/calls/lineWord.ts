import { plainText } from './plainText';

/**
 * What a phone system says of a call besides who it is. A phone puts it here only on lines whose headers the admin trusts, and even
 * then it is text from the wire: it may name a record to look for, as the agent, and nothing else.
 */
export interface LineWord {
  /** STIR/SHAKEN (RFC 8225) as the carrier found it: `absent` where it said nothing. */
  readonly verification: 'passed' | 'failed' | 'absent';
  readonly queue: string;
  /** The number that was dialled (DNIS), as it came. */
  readonly dialledNumber: string;
  /** Keys of records, by the field that holds them: `Id`, `Case.CaseNumber`. */
  readonly keys: readonly { readonly field: string; readonly value: string }[];
  /** Headers of the phone system's own, by name (`X-Customer`), for an admin to map to fields of the log. */
  readonly headers: Readonly<Record<string, string>>;
}

export const NO_WORD: LineWord = { verification: 'absent', queue: '', dialledNumber: '', keys: [], headers: {} };

const TEXT_LIMIT = 255;
/** So many keys the org looks at. */
export const MOST_KEYS = 5;
/** The org takes 50 values by name, names of 80 characters with `header:` before them, and values of 1,000. */
const MOST_HEADERS = 40;
const HEADER_NAME = /^[\w.!%*+'~-]{1,73}$/;
const HEADER_LIMIT = 1_000;

/** A word of the line as harmless text. */
export function lineWordFrom(word: LineWord | undefined): LineWord {
  if (!word) return NO_WORD;
  return {
    verification: word.verification === 'passed' || word.verification === 'failed' ? word.verification : 'absent',
    queue: plainText(word.queue, TEXT_LIMIT),
    dialledNumber: plainText(word.dialledNumber, TEXT_LIMIT),
    keys: word.keys
      .map(({ field, value }) => ({ field, value: plainText(value, TEXT_LIMIT) }))
      .filter(({ value }) => value !== '')
      .slice(0, MOST_KEYS),
    headers: headersFrom(word.headers),
  };
}

function headersFrom(headers: LineWord['headers']): LineWord['headers'] {
  const texts = Object.entries(headers)
    .filter(([name]) => HEADER_NAME.test(name))
    .map(([name, value]) => [name, plainText(value, HEADER_LIMIT)] as const);
  return Object.fromEntries(texts.filter(([, value]) => value !== '').slice(0, MOST_HEADERS));
}
