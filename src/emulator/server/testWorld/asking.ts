import { Addresses } from '../addresses';
import type { HostName } from '../addresses';
import type { Asked } from '../asked';

export const ADDRESSES = new Addresses(4400);

interface Wish {
  readonly method?: string;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What a form sends. */
  readonly form?: Readonly<Record<string, string>>;
}

/** A request that has passed the gate. */
export function asking(host: HostName, path: string, { method = 'GET', cookies = {}, body, form }: Wish = {}): Asked {
  const url = new URL(path, ADDRESSES.origin(host));
  const readForm = () => Promise.resolve(new URLSearchParams(form));
  return { host, method, url, cookies, readJson: () => Promise.resolve(body), readForm };
}
