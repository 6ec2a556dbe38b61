import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallersApi } from '../callers/callersApi';
import type { Addresses } from './addresses';
import { html, json, problemAnswer, script, text } from './answer';
import type { Answer } from './answer';
import type { Asked, Site } from './asked';
import { bundle } from './bundles';
import { slds } from './slds';
import { noToken } from './tokenDoor';
import type { TokenDoor } from './tokenDoor';

export interface CallersSiteParts {
  readonly addresses: Addresses;
  readonly door: TokenDoor;
  /** `src/emulator` */
  readonly emulatorFolder: string;
  /** `node_modules` */
  readonly packagesFolder: string;
  readonly api: CallersApi;
}

/** The callers host: the page from which people ring the agent, and its API. All of it needs the token: it can place calls. */
export function callersSite(parts: CallersSiteParts): Site {
  const { door } = parts;
  return door.guard((asked) => {
    const { pathname } = asked.url;
    if (pathname.startsWith('/slds/')) return slds(parts.packagesFolder, pathname);
    if (pathname === '/callers.js') return bundle(parts.emulatorFolder, 'callers').then(({ js }) => script(js));
    if (!door.knows(asked)) return pathname.startsWith('/api/') ? noToken() : door.sendAway();
    if (pathname.startsWith('/api/')) return apiAnswer(asked, parts.api);
    return pathname === '/' ? callersPage(parts) : text('There is no such page for callers.\n', 404);
  });
}

async function apiAnswer(asked: Asked, api: CallersApi): Promise<Answer> {
  try {
    return json(await api(asked));
  } catch (error) {
    return problemAnswer(error);
  }
}

async function callersPage({ addresses, emulatorFolder }: CallersSiteParts): Promise<Answer> {
  const page = await readFile(join(emulatorFolder, 'callers/page/callers.html'), 'utf8');
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "media-src 'self' blob:",
    `connect-src 'self' ${addresses.exchangeUrl.replace(/\/$/, '')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return html(page, { 'Content-Security-Policy': policy.join('; ') });
}
