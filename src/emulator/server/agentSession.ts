import { randomBytes } from 'node:crypto';

/** How a remote call is answered once its session is over. Public code has met all three; which one comes when is not known. */
export type ExpiredAnswer = 'signInPage' | 'invalidRequest' | 'redirect';

export interface ExpireOptions {
  /** Whether the agent is still signed in to Salesforce as such, so that loading a page begins a new session. Default false. */
  readonly loginLives?: boolean;
  /** Default `signInPage`. */
  readonly answer?: ExpiredAnswer;
}

/** A page that was rendered and may call remote actions. */
export interface OpenPage {
  readonly pageId: string;
  readonly csrf: string;
}

/** Enough for days of journeys; the oldest go first. */
const MOST = 1_000;

/**
 * The agents' login and the sessions that hang on it. As in Salesforce the Visualforce host has a session of its own: the console
 * hands over a nonce in the adapter's address, the page's answer brings a cookie (`sid`), and each page gets a token of its own for
 * remoting. When the session is over, all of these are.
 */
export class AgentSession {
  private isSignedIn = true;
  /** Nonce → id of the user for whose console it was made. */
  private nonces = new Map<string, string>();
  /** Session → id of its user. */
  private sids = new Map<string, string>();
  /** Page token → the session it belongs to. */
  private pages = new Map<string, { readonly sid: string; readonly pageId: string }>();
  expiredAnswer: ExpiredAnswer = 'signInPage';
  /** Whether a page of an earlier session may call again in a new one. */
  oldPagesWork: () => boolean = () => false;

  /** 64 hexadecimal digits for one adapter address; empty when nobody is signed in. */
  mintNonce(userId = ''): string {
    return this.isSignedIn ? remember(this.nonces, randomBytes(32).toString('hex'), userId) : '';
  }

  /**
   * The session that a page belongs to: the browser's own while it lives, or a new one for a nonce that the console gave out. A nonce
   * of another user always begins a new one: somebody else has signed in. Empty when there is neither.
   */
  sessionFor(sid: string, nonce: string): string {
    const userId = this.nonces.get(nonce);
    if (this.sids.has(sid) && (userId === undefined || userId === this.sids.get(sid))) return sid;
    return userId === undefined ? '' : remember(this.sids, randomBytes(24).toString('hex'), userId);
  }

  /** Id of the user whose session this is; empty for one that is over. */
  userOf(sid: string): string {
    return this.sids.get(sid) ?? '';
  }

  isLive(sid: string): boolean {
    return this.sids.has(sid);
  }

  openPage(sid: string, pageName: string): OpenPage {
    const csrf = randomBytes(24).toString('base64url');
    const pageId = `066Em0${Buffer.from(pageName).toString('hex').padEnd(9, '0').slice(0, 9)}`;
    this.pages.set(csrf, { sid, pageId });
    if (this.pages.size > MOST) this.pages.delete(this.pages.keys().next().value!);
    return { pageId, csrf };
  }

  /** Whether a remote call comes from a page of this very session. */
  hasPage(sid: string, page: OpenPage): boolean {
    const known = this.pages.get(page.csrf);
    return known !== undefined && (known.sid === sid || this.oldPagesWork()) && known.pageId === page.pageId;
  }

  expire({ loginLives = false, answer = 'signInPage' }: ExpireOptions = {}): void {
    this.isSignedIn = loginLives;
    this.expiredAnswer = answer;
    this.nonces.clear();
    this.sids.clear();
  }

  /** The agent signs in again, in another tab say; pages begin new sessions when they are loaded. */
  signIn(): void {
    this.isSignedIn = true;
  }
}

function remember(map: Map<string, string>, key: string, userId: string): string {
  map.set(key, userId);
  if (map.size > MOST) map.delete(map.keys().next().value!);
  return key;
}
