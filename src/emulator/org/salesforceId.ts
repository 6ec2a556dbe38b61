const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Stands where Salesforce puts the server instance and a reserved character. */
const INSTANCE = 'Em0';

/**
 * An id as Salesforce gives it out: 3 characters for the object, 3 for the server, 9 for the record, 3 for the case of the others.
 *
 * @param keyPrefix  `003` for Contact …
 * @param sequence   1 for the first record of its object
 */
export function makeId(keyPrefix: string, sequence: number): string {
  return withSuffix(keyPrefix + INSTANCE + base62(sequence).padStart(9, '0'));
}

/** The 18-character form of an id of 15 or 18 characters; empty when the text is no id. */
export function fullId(text: string): string {
  if (!/^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(text)) return '';
  return withSuffix(text.slice(0, 15));
}

/** Three letters that say which of the fifteen characters are capitals, five to a letter, lowest bit first. */
function withSuffix(fifteen: string): string {
  const letters = [0, 5, 10].map((start) => {
    const capitals = [...fifteen.slice(start, start + 5)].map((letter) => (/[A-Z]/.test(letter) ? 1 : 0));
    return SUFFIX_ALPHABET[capitals.reduce<number>((sum, bit, place) => sum + (bit << place), 0)];
  });
  return fifteen + letters.join('');
}

function base62(value: number): string {
  const rest = Math.floor(value / 62);
  return (rest > 0 ? base62(rest) : '') + BASE_62[value % 62];
}
