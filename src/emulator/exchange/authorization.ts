import type { Connection } from './connection';
import type { Digest } from './digest';
import { addressOfRecordOf, TRUNK_USER } from './routing';
import { header } from './sipAnswer';
import type { Answer } from './sipAnswer';
import type { SipRequest } from './sipMessage';
import { headersOf } from './sipText';

/** What the exchange asks before it does something for a request. */
export interface Gate {
  readonly domain: string;
  readonly digest: Digest;
}

/**
 * Whether this socket may send this request to others; null when it may, else the refusal.
 *
 * A socket that has registered, or has answered a 407, is known for as long as it is open. Outside a dialog it may speak in its own name
 * alone (or withhold it, RFC 3323); the trunk may use any. Inside a dialog From is whoever the other side thinks we are.
 */
export function refusalOf(request: SipRequest, connection: Connection, gate: Gate): Answer | null {
  const from = addressOfRecordOf(request.from.uri);
  const isKnown = connection.provenAs.size > 0;
  const isTrunk = connection.provenAs.has(`sip:${TRUNK_USER}@${gate.domain}`);
  const isWithheld = request.from.uri.host === 'anonymous.invalid';
  if (isTrunk || connection.provenAs.has(from) || (isKnown && (isWithheld || request.toTag !== ''))) return null;
  const proof = checkProof(request, 'proxy-authorization', gate);
  if (typeof proof !== 'string') return isKnown && proof.status === 407 && !hasProof(request) ? { status: 403 } : proof;
  connection.provenAs.add(proof);
  return proof === from || request.toTag !== '' ? null : { status: 403, reason: 'From Is Somebody Else' };
}

/** Who sent a REGISTER, or the refusal. RFC 3261 section 10.3: nobody registers for somebody else here. */
export function registeringAs(request: SipRequest, gate: Gate): string | Answer {
  const addressOfRecord = addressOfRecordOf(request.to.uri);
  if (request.uri.host !== gate.domain || request.to.uri.host !== gate.domain) return { status: 404 };
  const proof = checkProof(request, 'authorization', gate);
  if (typeof proof !== 'string') return proof;
  const isOwn = proof === addressOfRecord && proof === addressOfRecordOf(request.from.uri);
  return isOwn ? proof : { status: 403, reason: 'Credential Of Somebody Else' };
}

function hasProof(request: SipRequest): boolean {
  return headersOf(request, 'proxy-authorization').length > 0;
}

/** The address of record that a digest proves, or the challenge to give one. */
function checkProof(request: SipRequest, name: 'authorization' | 'proxy-authorization', gate: Gate): string | Answer {
  const [authorization] = headersOf(request, name);
  const status = name === 'authorization' ? 401 : 407;
  const challengeName = name === 'authorization' ? 'www-authenticate' : 'proxy-authenticate';
  const challenge = (isStale: boolean) => [header(challengeName, gate.digest.challenge(isStale))];
  if (authorization === undefined) return { status, headers: challenge(false) };
  const requestUri = request.startLine.split(' ')[1] ?? '';
  const result = gate.digest.check({ authorization, method: request.method, requestUri });
  if (result.verdict === 'genuine') return result.addressOfRecord;
  const reason = result.verdict === 'expired' ? { reason: 'Credential Has Expired' } : {};
  return { status, ...reason, headers: challenge(result.verdict === 'stale') };
}
