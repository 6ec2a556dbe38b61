import { webcrypto } from 'node:crypto';
import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';

export interface LineTroubles {
  /** Names in the certificate. */
  readonly names?: readonly string[];
  /** Days until the certificate ends; below 0: it has ended. */
  readonly days?: number;
}

/** A phone system on this machine as far as the doctor looks: WSS with a self-made certificate, OPTIONS, STUN and TURN over UDP. */
export interface SoundLine {
  readonly sipServer: string;
  readonly mediaServers: string;
  /** Whoever trusts this trusts the certificate. */
  readonly ca: string;
  /** How it answers OPTIONS; 0: not at all, below 0: it hangs up. */
  sipStatus: number;
  /** How it answers an allocation: 401 asks for credentials, 200 relays for anybody, 0 is silence. */
  turnStatus: number;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export async function soundLine(troubles: LineTroubles = {}): Promise<SoundLine> {
  const { cert, key } = await makeCertificate(troubles);
  const server = createServer({ cert, key });
  const sockets = new WebSocketServer({ server });
  const media = createSocket('udp4');
  await Promise.all([
    new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
    new Promise<void>((resolve) => media.bind(0, '127.0.0.1', resolve)),
  ]);
  const mediaPort = media.address().port;
  const line: SoundLine = {
    sipServer: `wss://localhost:${(server.address() as AddressInfo).port}`,
    mediaServers: `stun:127.0.0.1:${mediaPort}, turn:127.0.0.1:${mediaPort}`,
    ca: cert,
    sipStatus: 200,
    turnStatus: 401,
    close: () => closeAll(server, sockets, media),
  };
  sockets.on('connection', (socket) => socket.on('message', (data) => answerSip(socket, data, line.sipStatus)));
  media.on('message', (bytes, { port, address }) => {
    const answer = stunAnswer(bytes, line.turnStatus);
    if (answer) media.send(answer, port, address);
  });
  return line;
}

function answerSip(socket: WebSocket, data: RawData, status: number): void {
  const lines = (data as Buffer).toString().split('\r\n');
  if (status < 0) return socket.terminate();
  if (status === 0 || !lines[0]?.startsWith('OPTIONS ')) return;
  const kept = lines.filter((line) => /^(Via|From|To|Call-ID|CSeq):/.test(line));
  socket.send([`SIP/2.0 ${status} Answer`, ...kept, 'Server: Test PBX', 'Content-Length: 0', '', ''].join('\r\n'));
}

/** Success or an error with a realm (RFC 8489): 0x0001 is a binding, 0x0003 an allocation. */
function stunAnswer(question: Buffer, turnStatus: number): Buffer | null {
  const type = question.readUInt16BE(0);
  const status = type === 0x0003 ? turnStatus : 200;
  if (status === 0) return null;
  const head = Buffer.alloc(4);
  if (status === 200) {
    head.writeUInt16BE(type | 0x0100, 0);
    return Buffer.concat([head, question.subarray(4, 20)]);
  }
  const code = Buffer.from([0, 9, 0, 4, 0, 0, Math.floor(status / 100), status % 100]);
  const realm = Buffer.concat([Buffer.from([0, 0x14, 0, 5]), Buffer.from('acme.'), Buffer.alloc(3)]);
  head.writeUInt16BE(type | 0x0110, 0);
  head.writeUInt16BE(code.length + realm.length, 2);
  return Buffer.concat([head, question.subarray(4, 20), code, realm]);
}

async function makeCertificate({
  names = ['localhost'],
  days = 300,
}: LineTroubles): Promise<{ cert: string; key: string }> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=Phone system of the tests',
      notBefore: new Date(now - 400 * DAY_MS),
      // Half a day more, so that a second more or less changes no count of days.
      notAfter: new Date(now + (days + 0.5) * DAY_MS),
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value })))],
    },
    webcrypto as Crypto,
  );
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const key = ['BEGIN', 'END'].map((edge) => `-----${edge} PRIVATE KEY-----\n`).join(`${pkcs8}\n`);
  return { cert: certificate.toString('pem'), key };
}

async function closeAll(server: Server, sockets: WebSocketServer, media: Socket): Promise<void> {
  sockets.clients.forEach((client) => client.terminate());
  sockets.close();
  media.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
