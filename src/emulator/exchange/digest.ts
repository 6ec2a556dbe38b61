import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../base/clock';

/**
 * `stale`: the nonce is unknown, used or too old, ask again · `expired`: the time in the user name is over ·
 * `forged`: the answer does not fit the secret, or the header is not what it should be.
 */
export type DigestResult =
  | { readonly verdict: 'genuine'; readonly addressOfRecord: string }
  | { readonly verdict: 'stale' | 'expired' | 'forged' };

/** The request's part in the digest. */
export interface DigestRequest {
  readonly authorization: string;
  readonly method: string;
  /** As it stands in the first line. */
  readonly requestUri: string;
}

const NONCE_LIFE_MS = 60_000;
const MAX_NONCES = 10_000;

/** The password that belongs to a digest user name `EXPIRY:user@domain`: base64 of HMAC-SHA1. */
export function passwordOf(secret: string, authUser: string): string {
  return createHmac('sha1', secret).update(authUser).digest('base64');
}

/**
 * Digest access authentication (RFC 2617, as SIP phones do it: MD5, qop=auth) with credentials that end by themselves:
 * the user name carries its expiry in epoch seconds, the password is an HMAC over it. A nonce is good for one request.
 */
export class Digest {
  private readonly nonces = new Map<string, number>();

  constructor(
    private readonly realm: string,
    private readonly secret: string,
    private readonly clock: Clock,
  ) {}

  /** Value of WWW-Authenticate or Proxy-Authenticate, with a nonce of its own. */
  challenge(isStale: boolean): string {
    this.sweep();
    const nonce = randomBytes(18).toString('base64url');
    this.nonces.set(nonce, this.clock.elapsedMs() + NONCE_LIFE_MS);
    const stale = isStale ? ', stale=true' : '';
    return `Digest realm="${this.realm}", nonce="${nonce}", algorithm=MD5, qop="auth"${stale}`;
  }

  check(request: DigestRequest): DigestResult {
    const fields = readFields(request.authorization);
    const identity = /^(\d{1,12}):([^@:]{1,200})@(.+)$/.exec(fields.username ?? '');
    if (!identity || fields.realm !== this.realm || identity[3] !== this.realm || fields.uri !== request.requestUri) {
      return { verdict: 'forged' };
    }
    if (!this.takeNonce(fields.nonce ?? '')) return { verdict: 'stale' };
    if (!isSame(fields.response ?? '', this.expectedResponse(fields, request.method))) return { verdict: 'forged' };
    if (Number(identity[1]) * 1000 <= this.clock.now()) return { verdict: 'expired' };
    return { verdict: 'genuine', addressOfRecord: `sip:${identity[2]}@${this.realm}` };
  }

  clear(): void {
    this.nonces.clear();
  }

  private expectedResponse(fields: Readonly<Record<string, string>>, method: string): string {
    const password = passwordOf(this.secret, fields.username ?? '');
    const account = md5(`${fields.username}:${this.realm}:${password}`);
    const what = md5(`${method}:${fields.uri}`);
    return md5(`${account}:${fields.nonce}:${fields.nc}:${fields.cnonce}:${fields.qop}:${what}`);
  }

  private takeNonce(nonce: string): boolean {
    const goodUntil = this.nonces.get(nonce);
    this.nonces.delete(nonce);
    return goodUntil !== undefined && goodUntil > this.clock.elapsedMs();
  }

  /** Nonces stand in order of their age, so that the old ones are the first. */
  private sweep(): void {
    for (const [nonce, goodUntil] of this.nonces) {
      if (goodUntil > this.clock.elapsedMs() && this.nonces.size < MAX_NONCES) return;
      this.nonces.delete(nonce);
    }
  }
}

function readFields(authorization: string): Readonly<Record<string, string>> {
  if (!/^Digest\s/i.test(authorization)) return {};
  const pairs = authorization.matchAll(/([a-z]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^\s,"]+))/gi);
  return Object.fromEntries([...pairs].map(([, name, quoted, plain]) => [name!.toLowerCase(), quoted ?? plain ?? '']));
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
