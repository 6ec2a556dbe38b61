import { readPhoneNumber } from '../../calls/readPhoneNumber';

export type Fault = 'notANumber' | 'severalNumbers' | 'extension' | 'noCountry' | 'spelling';

export const FAULT_TEXTS: Readonly<Record<Fault, { readonly says: string; readonly remedy: string }>> = {
  notANumber: { says: 'holds no number', remedy: 'Move the text to another field.' },
  severalNumbers: { says: 'holds several numbers', remedy: 'Keep one, and put the others into fields of their own.' },
  extension: { says: 'has an extension in the number', remedy: 'Keep the extension in a field of its own.' },
  noCountry: { says: 'is no number of this region', remedy: 'Write it with + and the country code.' },
  spelling: { says: 'is spelled so that the search does not find it', remedy: 'Write it as +49 30 123456.' },
};

export interface Judged {
  readonly fault: Fault;
  /** E.164 when it can be told what is meant; else empty. */
  readonly fixed: string;
  /** What would be lost by the fix. */
  readonly extension: string;
}

const EXTENSION = /(?:\s*(?:;ext=|ext\.?|extension|x|durchwahl|dw\.?|app\.?|#|,{1,2}))\s*(\d{1,6})\s*$/i;
const SEVERAL = /\d[^/;|]{5,}(?:[/;|]|\bor\b|\boder\b|\bou\b)\s*\+?[\d(][\d\s()./-]{5,}/i;

/**
 * Whether a call from this stored number would find its record: the search compares digits, and finds them only in the
 * spellings of `src/calls/spellings.ts`. Null when it would.
 *
 * @param region  where numbers without a country code are at home: `DE`
 */
export async function judgeNumber(stored: string, region: string): Promise<Judged | null> {
  const text = stored.trim();
  if (!/\d{3}/.test(text.replace(/[\s().-]/g, ''))) return { fault: 'notANumber', fixed: '', extension: '' };
  if (SEVERAL.test(text)) return { fault: 'severalNumbers', fixed: '', extension: '' };
  const [tail = '', extension = ''] = EXTENSION.exec(text) ?? [];
  const { e164 } = await readPhoneNumber(tail ? text.slice(0, -tail.length) : text, region);
  if (tail && e164) return { fault: 'extension', fixed: e164, extension };
  if (!e164) return { fault: /\p{L}/u.test(text) ? 'notANumber' : 'noCountry', fixed: '', extension: '' };
  const { spellings } = await readPhoneNumber(e164, region);
  return spellings.includes(text.replace(/\D/g, '')) ? null : { fault: 'spelling', fixed: e164, extension: '' };
}
