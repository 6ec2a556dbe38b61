import { valueOf } from '../callCenterFile/definition';
import type { Check } from './check';
import { NO_DEFINITION, pass, skip } from './check';

const PATIENCE_MS = 10_000;

/** A page of the org shows its headers to a browser that is logged in only; of it we tell what can be seen without. */
export const adapterAnswers: Check = {
  name: 'adapterAnswers',
  asks: 'Does the adapter answer, and may Lightning frame it?',
  look: async (org) => {
    const inOrg = await org.definition();
    if (!inOrg) return skip(NO_DEFINITION);
    const url = valueOf(inOrg.definition, 'reqAdapterUrl');
    const { instanceUrl } = org.door.connection;
    const isPage = isPageOfOrg(url, instanceUrl);
    if (!isPage && !/^https?:/i.test(url)) return skip('The adapter has no address that can be asked');
    const response = await ask(new URL(url, instanceUrl), isPage ? 'manual' : 'follow');
    if (typeof response === 'string') {
      return {
        status: 'fail',
        evidence: `${url} does not answer from here: ${response}`,
        fix: isPage
          ? 'Check the address of the page, and the way to the org from here.'
          : 'Ask whoever runs the phone’s server; agents’ browsers may reach it all the same if it is internal.',
      };
    }
    if (isPage && !response.ok) return skip(UNSEEN(url, response.status));
    if (!response.ok)
      return {
        status: 'fail',
        evidence: `${url} answers ${response.status}`,
        fix: 'Correct the address in Setup → Call Centers, or the server.',
      };
    const refusal = frameRefusal(response.headers);
    if (!refusal) return pass(`${url} answers ${response.status} and may be framed`);
    return {
      status: 'fail',
      evidence: `${url} forbids being framed by Lightning: ${refusal}`,
      fix: isPage
        ? 'Something on the way or the page’s controller sets this header: take it out there, or change the clickjack settings in Setup → Session Settings.'
        : 'The phone’s server must send frame-ancestors https://*.lightning.force.com (and no X-Frame-Options).',
    };
  },
};

/** Without a session the org sends everybody to the login, whose headers say nothing about the page. */
const UNSEEN = (url: string, status: number): string =>
  `${url} answers ${status} without a login: what headers the page itself sends is seen only in a browser that is logged in ` +
  '(F12 → Network → the page: X-Frame-Options, frame-ancestors). See clickjack protection below for what the settings say';

/** Relative, or on a host of Salesforce or of this org. */
function isPageOfOrg(url: string, instanceUrl: string): boolean {
  if (/^\/(?!\/)/.test(url)) return true;
  const { host = '', pathname = '' } = URL.canParse(url) ? new URL(url) : {};
  const isHostOfOrg = host === new URL(instanceUrl).host || /(^|\.)(salesforce|force|visualforce)\.com$/i.test(host);
  return isHostOfOrg && pathname.startsWith('/apex/');
}

/** The answer without its body, or why there is none. */
async function ask(url: URL, redirect: 'follow' | 'manual'): Promise<Response | string> {
  try {
    const response = await fetch(url, { redirect, signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.body?.cancel();
    return response;
  } catch (error) {
    return (error as { cause?: Error }).cause?.message ?? (error as Error).message;
  }
}

/** The header that keeps Lightning from showing the page; empty when none does. `frame-ancestors` overrules X-Frame-Options. */
export function frameRefusal(headers: Headers): string {
  const ancestors = /frame-ancestors\s+([^;]+)/i.exec(headers.get('content-security-policy') ?? '')?.[1]?.trim();
  if (ancestors) return /\*(\s|$)|https:(\s|$)|force\.com/.test(ancestors) ? '' : `frame-ancestors ${ancestors}`;
  const old = headers.get('x-frame-options');
  return old ? `X-Frame-Options ${old}` : '';
}
