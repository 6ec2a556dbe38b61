import { asProblem } from '../../base/appError';
import type { Log } from '../../base/log';
import type { ApexClasses } from '../org/apex/apexClass';
import type { Addresses } from './addresses';
import type { AgentSession } from './agentSession';
import { html, notice, redirect, script, text } from './answer';
import type { Answer } from './answer';
import type { Asked, Site } from './asked';
import { bundle } from './bundles';
import { libraryAnswer } from './libraryScript';
import { Namespace } from './namespace';
import { remotingAnswer } from './visualforce/remoting/remotingEndpoint';
import { contentSecurityPolicy } from './visualforce/pagePolicy';
import { renderPage } from './visualforce/renderPage';
import { resourceAnswer } from './visualforce/staticResources';

export interface VisualforceParts {
  readonly addresses: Addresses;
  readonly agent: AgentSession;
  readonly apex: ApexClasses;
  /** Runs a remote call with the rights of the user whose session it belongs to. */
  readonly runAs: (userId: string, work: () => unknown) => unknown;
  readonly mayOpenPage: (userId: string, pageName: string) => boolean;
  readonly emulatorFolder: string;
  /** `force-app/main/default` of the project. */
  readonly metadataFolder: string;
  readonly log: Log;
  /** Of the package that the phone came in; without one it was deployed as it is. */
  readonly namespace?: Namespace;
}

type SiteParts = Required<VisualforceParts>;

/** The Visualforce host: pages, static resources, the Open CTI library and remoting. */
export function visualforceSite(given: VisualforceParts): Site {
  const parts = { namespace: new Namespace(), ...given };
  return async (asked) => {
    const { pathname } = asked.url;
    const page = /^\/apex\/([A-Za-z]\w{0,79})$/.exec(pathname)?.[1];
    if (page && asked.method !== 'POST') return pageAnswer(asked, parts.namespace.ownFile(page), parts);
    if (pathname === '/apexremote' && asked.method === 'POST')
      return remotingAnswer(asked, { ...parts, sid: sidOf(asked, parts) });
    if (pathname.startsWith('/resource/')) return resourceAnswer(parts.metadataFolder, pathname, parts.namespace);
    const library = libraryAnswer(parts.emulatorFolder, pathname, parts.log);
    if (library) return library;
    if (pathname === '/jslibrary/remoting.js') return script((await bundle(parts.emulatorFolder, 'remoting')).js);
    return text(`The Visualforce host has nothing at ${pathname}\n`, 404);
  };
}

function pageAnswer(asked: Asked, pageName: string, parts: SiteParts): Answer {
  const { addresses, agent } = parts;
  const sid = agent.sessionFor(sidOf(asked, parts), asked.url.searchParams.get('nonce') ?? '');
  if (!sid)
    return redirect(`${addresses.origin('lightning')}/visualforce/session?url=${encodeURIComponent(asked.url.href)}`);
  const cookie = { 'Set-Cookie': `${cookieName(parts)}=${sid}; Path=/; HttpOnly; SameSite=Strict` };
  if (!parts.mayOpenPage(agent.userOf(sid), pageName)) return insufficientPrivileges();
  try {
    const openPage = agent.openPage(sid, pageName);
    const { body, hasPolicy } = renderPage({ ...parts, pageName, openPage });
    return html(body, { ...cookie, 'Content-Security-Policy': contentSecurityPolicy(addresses, hasPolicy) });
  } catch (error) {
    const { message, hint } = asProblem(error);
    parts.log.error('visualforce', message, hint);
    return notice(`Visualforce page ${pageName}`, [message, hint], 500);
  }
}

/** What Salesforce shows in the place of a page to which neither profile nor permission set gives access. */
function insufficientPrivileges(): Answer {
  const text = 'You do not have the level of access necessary to perform the operation you requested.';
  return notice('Insufficient Privileges', [text, 'Please contact your administrator if access is necessary.'], 200);
}

function sidOf(asked: Asked, parts: VisualforceParts): string {
  return asked.cookies[cookieName(parts)] ?? '';
}

/** Cookies ignore ports, so two emulators on one computer need names of their own. */
function cookieName({ addresses }: VisualforceParts): string {
  return `sid_${addresses.port}`;
}
