import { request } from 'node:https';
import type { Reply } from './httpClient';

interface Wish {
  readonly method?: string;
  readonly host: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One https request to this computer with headers of our choosing; whose certificate it is does not matter here. */
export function askSecurely(port: number, path: string, { method = 'GET', host, headers = {} }: Wish): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method, headers: { Host: host, ...headers } };
    const sent = request({ ...options, agent: false, rejectUnauthorized: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
