import { quote } from '../agents/selection';
import { valueOf } from '../callCenterFile/definition';
import type { Definition } from '../callCenterFile/definition';
import type { TrustedUrl } from '../callCenterFile/trustedUrls';
import { isPageOfOrg, trustedUrlsOf } from '../callCenterFile/trustedUrls';
import type { Check } from './check';
import { NO_DEFINITION, pass, skip } from './check';
import type { OrgPicture } from './orgPicture';
import type { TrustedSite } from './trustedSites';
import { names, trust, trustedSites } from './trustedSites';

/**
 * A phone on a page of the org is held by that page's own policy, if it has one (`cspHeader="true"`), with the context
 * `VisualForce`; a phone on a server by Lightning's, which must let its frame in.
 */
export const trustedUrls: Check = {
  name: 'trustedUrls',
  asks: 'Are all hosts of the settings trusted (frames and wss)?',
  look: async (org) => {
    const inOrg = await org.definition();
    if (!inOrg) return skip(NO_DEFINITION);
    const isPage = isPageOfOrg(inOrg.definition);
    const wanted = trustedUrlsOf(inOrg.definition).filter((url) => !isPage || url.connect);
    if (wanted.length === 0) return pass('The phone names no host outside the org');
    const policy = isPage ? await policyOf(org, inOrg.definition) : 'sent';
    if (policy === 'none') return pass('The phone’s page sends no policy (no cspHeader), so it may reach any host');
    const sites = await trustedSites(org);
    const contexts = isPage ? ['All', 'VisualForce'] : ['All', 'LEX'];
    const missing = wanted.filter((url) => !sites.some((site) => contexts.includes(site.Context) && lets(site, url)));
    if (missing.length === 0) return pass(wanted.map((url) => url.endpointUrl).join(', '));
    const listed = missing.map((url) => `${url.endpointUrl} (${url.frame ? 'frame-src' : 'connect-src'})`).join(', ');
    return {
      status: policy === 'sent' ? 'fail' : 'warn',
      evidence: `Not trusted: ${listed}${policy === 'sent' ? '' : '; whether the page sends a policy is hidden by its package'}`,
      fix: `Setup → Trusted URLs: add them, active, with the context ${isPage ? 'Visualforce Pages or All' : 'Lightning Experience or All'}.`,
      mend: () => trust(org, missing, sites),
    };
  },
};

function lets(site: TrustedSite, url: TrustedUrl): boolean {
  if (!site.IsActive || !names(site, url.endpointUrl)) return false;
  return (!url.frame || site.IsApplicableToFrameSrc) && (!url.connect || site.IsApplicableToConnectSrc);
}

async function policyOf(org: OrgPicture, definition: Definition): Promise<'sent' | 'none' | 'hidden'> {
  const [, page = ''] = /\/apex\/(?:\w+?__)?(\w+)/.exec(valueOf(definition, 'reqAdapterUrl')) ?? [];
  const rows = await org.rowsOf<{ Markup: string | null }>(`SELECT Markup FROM ApexPage WHERE Name = ${quote(page)}`);
  const markup = rows?.[0]?.Markup ?? '';
  if (!/<apex:page/i.test(markup)) return 'hidden';
  return /<apex:page[^>]*\bcspHeader\s*=\s*"true"/i.test(markup) ? 'sent' : 'none';
}
