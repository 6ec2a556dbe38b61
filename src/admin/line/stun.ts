import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect as connectTcp, isIPv6 } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { AppError } from '../../base/appError';
import type { MediaServer } from './servers';

/** What a server said to one question without credentials (RFC 8489, RFC 8656). */
export interface StunAnswer {
  readonly isSuccess: boolean;
  /** 401 is how a TURN server asks for credentials; 0 for success. */
  readonly errorCode: number;
  /** Who asks for credentials; empty when nobody does. */
  readonly realm: string;
}

const COOKIE = 0x2112a442;
const HEADER_BYTES = 20;
const BINDING = 0x0001;
const ALLOCATE = 0x0003;
const REQUESTED_TRANSPORT = 0x0019;
const UDP = 17;
const ERROR_CODE = 0x0009;
const REALM = 0x0014;
/** A request over UDP is sent again after these waits (RFC 8489, section 6.2.1: 500 ms, doubled). */
const REPEATS_MS = [500, 1_500, 3_500];

/**
 * Asks a STUN server who we are, or a TURN server for an allocation without credentials, which a sound one refuses with 401.
 * That is all that can be known of a TURN server without an agent's credentials: it is there, and it is a TURN server.
 * @throws AppError `media-server-silent`
 */
export async function askMediaServer(server: MediaServer, patienceMs: number): Promise<StunAnswer> {
  const id = randomBytes(12);
  const question = server.kind === 'turn' ? request(ALLOCATE, id, requestedTransport()) : request(BINDING, id);
  const ask = server.transport === 'udp' ? askByUdp : askByStream;
  try {
    return await ask(server, question, AbortSignal.timeout(patienceMs));
  } catch (cause) {
    throw new AppError('media-server-silent', `${server.text} does not answer from here: ${(cause as Error).message}`, {
      hint: 'Check host, port and transport, and that the firewall lets this computer out to it.',
      cause,
    });
  }
}

function request(type: number, id: Buffer, attributes: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(attributes.length, 2);
  head.writeUInt32BE(COOKIE, 4);
  return Buffer.concat([head, id, attributes]);
}

function requestedTransport(): Buffer {
  const attribute = Buffer.alloc(8);
  attribute.writeUInt16BE(REQUESTED_TRANSPORT, 0);
  attribute.writeUInt16BE(4, 2);
  attribute.writeUInt8(UDP, 4);
  return attribute;
}

/** Null for what is no answer to this question: strangers may send to an open port. */
export function readAnswer(bytes: Buffer, question: Buffer): StunAnswer | null {
  if (bytes.length < HEADER_BYTES || bytes.length < HEADER_BYTES + bytes.readUInt16BE(2)) return null;
  if (!bytes.subarray(4, HEADER_BYTES).equals(question.subarray(4, HEADER_BYTES))) return null;
  const type = bytes.readUInt16BE(0);
  const asked = question.readUInt16BE(0);
  if (type === (asked | 0x0100)) return { isSuccess: true, errorCode: 0, realm: '' };
  if (type !== (asked | 0x0110)) return null;
  const error = attributeIn(bytes, ERROR_CODE);
  const errorCode = error.length >= 4 ? (error.readUInt8(2) & 7) * 100 + error.readUInt8(3) : 0;
  return { isSuccess: false, errorCode, realm: printable(attributeIn(bytes, REALM)) };
}

function attributeIn(bytes: Buffer, wanted: number): Buffer {
  for (let at = HEADER_BYTES; at + 4 <= bytes.length;) {
    const length = bytes.readUInt16BE(at + 2);
    if (bytes.readUInt16BE(at) === wanted) return bytes.subarray(at + 4, at + 4 + length);
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return Buffer.alloc(0);
}

/** A stranger's text on a line of a terminal. */
function printable(bytes: Buffer): string {
  return bytes
    .toString('utf8')
    .replace(/[\p{C}]/gu, '')
    .slice(0, 80);
}

function askByUdp({ host, port }: MediaServer, question: Buffer, signal: AbortSignal): Promise<StunAnswer> {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  const send = (): void => socket.send(question, port, host);
  const timers = REPEATS_MS.map((waitMs) => setTimeout(send, waitMs));
  const answered = new Promise<StunAnswer>((resolve, reject) => {
    socket.on('message', (bytes) => {
      const answer = readAnswer(bytes, question);
      if (answer) resolve(answer);
    });
    socket.on('error', reject);
    signal.addEventListener('abort', () => reject(new Error('nothing came back')));
    send();
  });
  return answered.finally(() => {
    timers.forEach(clearTimeout);
    socket.close();
  });
}

/** The certificate of a `turns:` server is not judged here: whether it answers is the question. */
function askByStream(
  { host, port, transport }: MediaServer,
  question: Buffer,
  signal: AbortSignal,
): Promise<StunAnswer> {
  const socket =
    transport === 'tls' ? connectTls({ host, port, rejectUnauthorized: false }) : connectTcp({ host, port });
  let received: Buffer = Buffer.alloc(0);
  const answered = new Promise<StunAnswer>((resolve, reject) => {
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      const answer = readAnswer(received, question);
      if (answer) resolve(answer);
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('it closed the connection')));
    signal.addEventListener('abort', () => reject(new Error('nothing came back')));
    socket.write(question);
  });
  return answered.finally(() => socket.destroy());
}
