import { randomBytes } from 'node:crypto';

/**
 * An offer as a browser makes it, from somebody who never speaks: G.711 with DTLS and ICE, no candidates. A phone can ring and be
 * answered with it; sound never comes, so the call is ended soon after the answer.
 */
export function silentOffer(): string {
  const print = [...randomBytes(32)].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
  return [
    'v=0',
    `o=- ${randomBytes(4).readUInt32BE(0)} 1 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 0 8 101',
    'c=IN IP4 0.0.0.0',
    'a=mid:0',
    'a=sendrecv',
    'a=rtcp-mux',
    `a=ice-ufrag:${randomBytes(4).toString('hex')}`,
    `a=ice-pwd:${randomBytes(16).toString('hex')}`,
    `a=fingerprint:sha-256 ${print}`,
    'a=setup:actpass',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:101 telephone-event/8000',
    '',
  ].join('\r\n');
}
