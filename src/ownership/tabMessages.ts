import { plainText } from '../calls/plainText';

/**
 * What tabs of one browser say to each other. Tabs may run different versions of the phone for a while, so each message
 * carries one; what is not understood is left alone.
 */
export type TabMessage =
  /** A new tab asks who has the line. */
  | { readonly type: 'whoOwns' }
  /** The owner says how it is. */
  | { readonly type: 'ownerStatus'; readonly canHandOver: boolean; readonly text: string }
  /** A tab asks for the line. */
  | { readonly type: 'askForLine'; readonly from: string }
  /** The owner keeps the line: it has a call. */
  | { readonly type: 'refuse'; readonly to: string }
  /** The owner begins to leave, for this tab; every other one lets it go first. */
  | { readonly type: 'leavingFor'; readonly to: string }
  /** The owner has something to open and is not looked at: who is? */
  | { readonly type: 'whoIsSeen'; readonly popId: string }
  /** A waiting tab that the agent looks at. */
  | { readonly type: 'seen'; readonly popId: string; readonly from: string }
  /** The first that answered opens it. */
  | { readonly type: 'popThis'; readonly to: string; readonly what: unknown };

export const MESSAGE_VERSION = 1;

const TEXT_LIMIT = 200;
const TAB_ID = /^[a-z0-9-]{1,40}$/;

/** A message of this version, or null for anything else. */
export function readTabMessage(data: unknown): TabMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { v, type, from, to, popId, what, canHandOver, text } = data as Readonly<Record<string, unknown>>;
  if (v !== MESSAGE_VERSION) return null;
  switch (type) {
    case 'whoOwns':
      return { type };
    case 'ownerStatus':
      return { type, canHandOver: canHandOver === true, text: plainText(text, TEXT_LIMIT) };
    case 'askForLine':
      return isTabId(from) ? { type, from } : null;
    case 'whoIsSeen':
      return isTabId(popId) ? { type, popId } : null;
    case 'seen':
      return isTabId(popId) && isTabId(from) ? { type, popId, from } : null;
    case 'popThis':
      return isTabId(to) ? { type, to, what } : null;
    case 'refuse':
    case 'leavingFor':
      return isTabId(to) ? { type, to } : null;
    default:
      return null;
  }
}

function isTabId(value: unknown): value is string {
  return typeof value === 'string' && TAB_ID.test(value);
}
