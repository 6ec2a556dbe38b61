/** Repairs of session descriptions (RFC 8866, RFC 3264) that come from the wire. */

export type MediaDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

const DIRECTION = /^a=(sendrecv|sendonly|recvonly|inactive)$/m;
const DIRECTIONS = new RegExp(DIRECTION, 'gm');

/**
 * Some phone systems answer an offer to hold as if nothing had been asked (`sendrecv` to `sendonly`). Browsers refuse such
 * an answer and the call would be lost, so it is read as what it can only mean: they receive, and send nothing.
 *
 * @param offered  the direction that we offered
 */
export function mendAnswerDirection(answer: string, offered: MediaDirection): string {
  if (offered === 'sendrecv') return answer;
  if (!DIRECTION.test(answer))
    return `${answer.trimEnd()}\r\na=${offered === 'sendonly' ? 'recvonly' : 'inactive'}\r\n`;
  return answer.replace(DIRECTIONS, (_line, direction: MediaDirection) => `a=${allowedAnswer(direction, offered)}`);
}

/** Whether a message body is a session description. */
export function isSessionDescription(contentType: string | undefined): boolean {
  return /^application\/sdp\b/i.test(contentType ?? '');
}

function allowedAnswer(answered: MediaDirection, offered: MediaDirection): MediaDirection {
  const receives = (answered === 'sendrecv' || answered === 'recvonly') && offered === 'sendonly';
  const sends = (answered === 'sendrecv' || answered === 'sendonly') && offered === 'recvonly';
  if (receives) return 'recvonly';
  return sends ? 'sendonly' : 'inactive';
}
