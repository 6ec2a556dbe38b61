import { createHash } from 'node:crypto';
import { AppError } from '../../base/appError';
import { newWord, shown } from './sipMessage';

export interface Credentials {
  readonly authUser: string;
  readonly password: string;
}

/** The request that is to be proven. */
export interface Proven {
  readonly method: string;
  readonly uri: string;
}

/**
 * What answers a challenge (digest access authentication, RFC 8760): MD5 or SHA-256, with `qop=auth` where it is offered.
 * @returns the value of Authorization or Proxy-Authorization
 * @throws AppError `no-such-digest`
 */
export function answerChallenge(
  challenge: string,
  { method, uri }: Proven,
  { authUser, password }: Credentials,
): string {
  const fields = fieldsOf(challenge);
  const algorithm = (fields.get('algorithm') ?? 'MD5').toUpperCase();
  const name = { MD5: 'md5', 'SHA-256': 'sha256' }[algorithm];
  if (!name || !/^digest\s/i.test(challenge)) {
    throw new AppError(
      'no-such-digest',
      `The phone system asks for a proof that is not known here: ${shown(challenge)}`,
      {
        hint: 'Let it accept digest with MD5 or SHA-256 for the test line.',
      },
    );
  }
  const hash = (text: string): string => createHash(name).update(text).digest('hex');
  const realm = fields.get('realm') ?? '';
  const nonce = fields.get('nonce') ?? '';
  const secret = hash(`${authUser}:${realm}:${password}`);
  const asked = hash(`${method}:${uri}`);
  const hasQop = /(^|,)\s*auth\s*(,|$)/.test(fields.get('qop') ?? '');
  const cnonce = newWord();
  const response = hash(hasQop ? `${secret}:${nonce}:00000001:${cnonce}:auth:${asked}` : `${secret}:${nonce}:${asked}`);
  const quoted = { username: authUser, realm, nonce, uri, response, ...(hasQop ? { cnonce } : {}) };
  const parts = Object.entries(quoted).map(([key, value]) => `${key}="${value.replace(/["\\]/g, '\\$&')}"`);
  const opaque = fields.get('opaque');
  if (opaque !== undefined) parts.push(`opaque="${opaque}"`);
  return `Digest ${[...parts, `algorithm=${algorithm}`, ...(hasQop ? ['qop=auth', 'nc=00000001'] : [])].join(', ')}`;
}

function fieldsOf(challenge: string): ReadonlyMap<string, string> {
  const pairs = challenge.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g);
  return new Map([...pairs].map(([, name = '', quoted, plain]) => [name.toLowerCase(), quoted ?? plain ?? '']));
}
