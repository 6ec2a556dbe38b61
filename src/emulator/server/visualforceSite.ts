import { asProblem } from '../../base/appError';
import type { Log } from '../../base/log';
import type { ApexClasses } from '../org/apex/apexClass';
import type { PageControllers } from '../org/apex/page/pageController';
import type { Addresses } from './addresses';
import type { AgentSession } from './agentSession';
import { html, notice, redirect, script, styleSheet, text } from './answer';
import type { Answer } from './answer';
import type { Asked, Site } from './asked';
import { bundle } from './bundles';
import { libraryAnswer } from './libraryScript';
import { Namespace } from './namespace';
import { remotingAnswer } from './visualforce/remoting/remotingEndpoint';
import { FORM_TOKEN } from './visualforce/formTags';
import { LIGHTNING_STYLES, LIGHTNING_STYLE_TEXT } from './visualforce/lightningStyles';
import { contentSecurityPolicy } from './visualforce/pagePolicy';
import { renderPage } from './visualforce/renderPage';
import { resourceAnswer } from './visualforce/staticResources';

export interface VisualforceParts {
  readonly addresses: Addresses;
  readonly agent: AgentSession;
  readonly apex: ApexClasses;
  /** Of pages with forms. */
  readonly pageControllers?: PageControllers;
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

type SiteParts = VisualforceParts & Required<Pick<VisualforceParts, 'namespace'>>;

/** The Visualforce host: pages, static resources, the Open CTI library and remoting. */
export function visualforceSite(given: VisualforceParts): Site {
  const parts = { namespace: new Namespace(), ...given };
  return async (asked) => {
    const { pathname } = asked.url;
    const page = /^\/apex\/([A-Za-z]\w{0,79})$/.exec(pathname)?.[1];
    if (page) return pageAnswer(asked, parts.namespace.ownFile(page), parts);
    if (pathname === LIGHTNING_STYLES) return styleSheet(LIGHTNING_STYLE_TEXT);
    if (pathname === '/apexremote' && asked.method === 'POST')
      return remotingAnswer(asked, { ...parts, sid: sidOf(asked, parts) });
    if (pathname.startsWith('/resource/')) return resourceAnswer(parts.metadataFolder, pathname, parts.namespace);
    const library = libraryAnswer(parts.emulatorFolder, pathname, parts.log);
    if (library) return library;
    if (pathname === '/jslibrary/remoting.js') return script((await bundle(parts.emulatorFolder, 'remoting')).js);
    return text(`The Visualforce host has nothing at ${pathname}\n`, 404);
  };
}

async function pageAnswer(asked: Asked, pageName: string, parts: SiteParts): Promise<Answer> {
  const { addresses, agent } = parts;
  const sid = agent.sessionFor(sidOf(asked, parts), asked.url.searchParams.get('nonce') ?? '');
  if (!sid)
    return redirect(`${addresses.origin('lightning')}/visualforce/session?url=${encodeURIComponent(asked.url.href)}`);
  const cookie = { 'Set-Cookie': `${cookieName(parts)}=${sid}; Path=/; HttpOnly; SameSite=Strict` };
  if (!parts.mayOpenPage(agent.userOf(sid), pageName)) return insufficientPrivileges();
  const sent = asked.method === 'POST' ? await asked.readForm() : undefined;
  try {
    const openPage = agent.openPage(sid, pageName);
    const isOurs = sent && agent.hasPage(sid, { ...openPage, csrf: sent.get(FORM_TOKEN) ?? '' });
    if (sent && !isOurs)
      return notice('Page expired', ['This form is not one of your session. Open the page again.'], 403);
    const render = () => renderPage({ ...parts, pageName, openPage, sent });
    const { body, hasPolicy } = parts.runAs(agent.userOf(sid), render) as ReturnType<typeof render>;
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
