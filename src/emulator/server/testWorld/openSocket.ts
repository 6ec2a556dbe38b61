import { connect } from 'node:net';

/** Asks for a WebSocket with headers of our choosing; resolves with the status of the answer. */
export function openSocket(port: number, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const key =
      'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
    socket.on('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer.toString())?.[1]));
    });
    socket.write(`GET / HTTP/1.1\r\n${lines.join('\r\n')}\r\n${key}\r\nSec-WebSocket-Protocol: sip\r\n\r\n`);
  });
}
