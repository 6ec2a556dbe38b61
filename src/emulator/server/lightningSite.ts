import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScenarioBoard } from '../scenarios/scenarioBoard';
import type { Log } from '../../base/log';
import type { Addresses } from './addresses';
import type { AgentSession } from './agentSession';
import { permissionsPolicyHeader } from '../scenarios/permissionsPolicy';
import { html, notice, redirect, script, text } from './answer';
import type { Answer } from './answer';
import type { Asked, Site } from './asked';
import { bundle } from './bundles';
import { libraryAnswer } from './libraryScript';
import { chooseByAddress, remotingTraceSite, scenarioSite } from './scenarioSite';
import { slds } from './slds';
import { noToken } from './tokenDoor';
import type { TokenDoor } from './tokenDoor';
import type { RemotingTrace } from './trouble/remotingTrace';
import type { UserSwitch } from './userSwitch';

export interface LightningParts {
  readonly addresses: Addresses;
  readonly door: TokenDoor;
  readonly agent: AgentSession;
  readonly log: Log;
  readonly users: UserSwitch;
  readonly scenarios: ScenarioBoard;
  readonly remotingTrace: RemotingTrace;
  /** `src/emulator` */
  readonly emulatorFolder: string;
  /** `node_modules` */
  readonly packagesFolder: string;
  /** `/components.js`: the org's own components. */
  readonly components?: () => Promise<Answer>;
  /** `/emulator/*`. */
  readonly orgRoutes: Site;
}

/** The Lightning host: the console's page with its script and styles, the org's API, and the way back into a session. */
export function lightningSite(parts: LightningParts): Site {
  const { door } = parts;
  return door.guard((asked) => {
    const { pathname } = asked.url;
    if (pathname.startsWith('/slds/')) return slds(parts.packagesFolder, pathname);
    if (pathname === '/components.js' && parts.components) return parts.components();
    if (pathname === '/console.js') return bundle(parts.emulatorFolder, 'console').then(({ js }) => script(js));
    const library = libraryAnswer(parts.emulatorFolder, pathname, parts.log);
    if (library) return library;
    if (!door.knows(asked)) return pathname.startsWith('/emulator/') ? noToken() : door.sendAway();
    if (/^\/emulator\/scenarios(?:\/|$)/.test(pathname)) return scenarioSite(asked, parts.scenarios);
    if (pathname === '/emulator/remoting') return remotingTraceSite(asked, parts.remotingTrace);
    if (pathname.startsWith('/emulator/')) return parts.orgRoutes(asked);
    if (pathname === '/visualforce/session') return backToVisualforce(asked, parts);
    const isConsole = pathname === '/' || pathname.startsWith('/lightning/');
    return isConsole
      ? (parts.users.chooseByAddress(asked) ?? chooseByAddress(asked, parts.scenarios) ?? consolePage(parts))
      : text('There is no such page in the console.\n', 404);
  });
}

async function consolePage(parts: LightningParts): Promise<Answer> {
  const page = await readFile(join(parts.emulatorFolder, 'page/console.html'), 'utf8');
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    // The adapter, wherever it lives, and web pages that it pops.
    'frame-src http: https:',
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  const browserFeatures = permissionsPolicyHeader(
    parts.scenarios.value('permissionsPolicy'),
    parts.addresses.origin('visualforce'),
  );
  return html(page, {
    'Content-Security-Policy': policy.join('; '),
    ...(browserFeatures ? { 'Permissions-Policy': browserFeatures } : {}),
  });
}

/**
 * Where a Visualforce page sends a browser that has no session there: with a live login it comes straight back with a nonce, as in
 * Salesforce; else there is a sign-in page, which no frame shows.
 */
function backToVisualforce(asked: Asked, { addresses, agent, users }: LightningParts): Answer {
  const wanted = asked.url.searchParams.get('url') ?? '';
  const origins = [addresses.origin('visualforce'), addresses.origin('otherVisualforce')];
  if (!URL.canParse(wanted) || !origins.includes(new URL(wanted).origin))
    return text('That is no Visualforce page of this org.\n', 400);
  const nonce = agent.mintNonce(users.userOf(asked).id);
  if (!nonce) return signInPage();
  const url = new URL(wanted);
  url.searchParams.set('nonce', nonce);
  return redirect(url.href);
}

/** Status 200, as the platform's own. */
export function signInPage(): Answer {
  const page = notice(
    'Sign in',
    ['Your session has ended. (The emulator ends it on request; so does it sign the agent in again.)'],
    200,
  );
  return {
    ...page,
    headers: { ...page.headers, 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" },
  };
}
