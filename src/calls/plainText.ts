/** C0 and C1 controls, DEL, line and paragraph separators: they break lines, tables and terminals. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
/** Marks that turn or hide text around them (Unicode TR 9, zero-width characters, byte order mark, tags). */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
/** What nearly every number and many a name is: printable ASCII, words with single spaces. There is nothing to clean. */
const IS_PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text from outside as one harmless line: no control characters, nothing that reverses or hides the text beside it,
 * white space collapsed, cut to `limit` UTF-16 units without splitting a character.
 *
 * @param value  anything; what is not a string or a number becomes empty text
 */
export function plainText(value: unknown, limit: number): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return '';
  if (text.length <= limit && IS_PLAIN.test(text)) return text;
  // Cut first, generously: cleaning a megabyte of hostile text would cost time.
  const cleaned = text
    .slice(0, limit * 8)
    .replace(CONTROLS, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATES, '\ufffd');
  return cutText(cleaned.replace(/\s+/g, ' ').trim(), limit).trim();
}

/** Cuts to at most `limit` UTF-16 units (what Salesforce counts) without splitting a character; keeps lines and spaces. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const lastUnit = text.charCodeAt(limit - 1);
  const splitsPair = lastUnit >= 0xd800 && lastUnit <= 0xdbff;
  return text.slice(0, splitsPair ? limit - 1 : limit);
}
