/**
 * The 18-character form of a record id, so that both forms find the same tab. The three more characters tell which letters of
 * each group of five are capitals (one bit each, the first letter is the lowest bit).
 *
 * @returns null when the text is no record id
 */
export function fullRecordId(text: unknown): string | null {
  if (typeof text !== 'string' || !/^[A-Za-z0-9]{15}([A-Z0-5]{3})?$/.test(text)) return null;
  if (text.length === 18) return text;
  const suffix = [0, 5, 10].map((start) => SUFFIX_LETTERS[capitalBits(text.slice(start, start + 5))]);
  return text + suffix.join('');
}

const SUFFIX_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

function capitalBits(group: string): number {
  return [...group].reduce((bits, letter, index) => bits + (/[A-Z]/.test(letter) ? 1 << index : 0), 0);
}
