import { Addresses } from '../addresses';
import type { HostName } from '../addresses';
import type { Asked } from '../asked';

export const ADDRESSES = new Addresses(4400);

interface Wish {
  readonly method?: string;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request that has passed the gate. */
export function asking(host: HostName, path: string, { method = 'GET', cookies = {}, body }: Wish = {}): Asked {
  const url = new URL(path, ADDRESSES.origin(host));
  return { host, method, url, cookies, readJson: () => Promise.resolve(body) };
}
