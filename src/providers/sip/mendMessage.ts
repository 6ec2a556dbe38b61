import { Grammar } from 'sip.js';

/** Where the caller's address is kept when SIP.js cannot read it. */
export const RAW_FROM = 'X-Raw-From';

const FROM_LINE = /\r\n(?:from|f)[ \t]*:[ \t]*((?:[^\r\n]|\r\n[ \t])*)(?=\r\n)/i;

/**
 * SIP.js drops a request whose From it cannot read: a name without quotes in another alphabet, a `tel:` address, an empty
 * user, a broken escape. A caller must not be lost for a strange name, so such an address is set aside in a header of our
 * own and a harmless one takes its place; the tag, which the dialog hangs on, stays.
 *
 * @param text  a SIP message as it came
 * @returns     the same text when nothing had to be mended
 */
export function mendMessage(text: string): string {
  if (text.startsWith('SIP/')) return text;
  const head = text.slice(0, endOfHead(text));
  const line = FROM_LINE.exec(head);
  if (!line || isReadable(line[1]!)) return text;
  const raw = line[1]!.replace(/\r\n[ \t]+/g, ' ');
  const tag = /;[ \t]*tag[ \t]*=[ \t]*([\w.!%*+`'~-]+)[^>]*$/i.exec(raw)?.[1];
  const from = `\r\nFrom: <sip:unreadable@unreadable.invalid>${tag ? `;tag=${tag}` : ''}\r\n${RAW_FROM}: ${raw}`;
  return head.slice(0, line.index) + from + text.slice(line.index + line[0].length);
}

/** The usual kinds, which need no look into the grammar: it takes a millisecond of the caller's time. */
const USUAL_FROM =
  /^(?:"[\w .,-]*"[ \t]*|[A-Za-z0-9 ]*)<sips?:(?:[\w+*.-]{1,100}@)?(?:[a-z0-9]{1,60}\.){1,6}[a-z][a-z0-9]{0,60}>;tag=[\w.-]{1,100}$/i;

function isReadable(from: string): boolean {
  if (USUAL_FROM.test(from)) return true;
  try {
    return Grammar.parse(from, 'From') !== -1;
  } catch {
    // A broken escape makes the grammar throw.
    return false;
  }
}

function endOfHead(text: string): number {
  const end = text.indexOf('\r\n\r\n');
  return end < 0 ? text.length : end + 2;
}

/**
 * The Call-ID of a ringing (180 to 183) without a Contact, else null. Some phones send it so; SIP.js drops it, and the agent
 * would not see that it rings.
 */
export function callIdOfBareRinging(text: string): string | null {
  if (!/^SIP\/2\.0 18\d /.test(text)) return null;
  const head = text.slice(0, endOfHead(text));
  if (/\r\n(?:contact|m)[ \t]*:/i.test(head) || !/\r\nCSeq[ \t]*:[^\r\n]*INVITE/i.test(head)) return null;
  return /\r\n(?:call-id|i)[ \t]*:[ \t]*([^\r\n]+)/i.exec(head)?.[1]?.trim() ?? null;
}
