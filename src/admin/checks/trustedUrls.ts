import { trustedUrlXml, trustedUrlsOf } from '../callCenterFile/trustedUrls';
import { deploy } from '../org/metadataDoor';
import type { Check } from './check';
import { NO_DEFINITION, pass, skip } from './check';

interface Site {
  readonly EndpointUrl: string;
  readonly IsActive: boolean;
  readonly Context: string;
  readonly IsApplicableToConnectSrc: boolean;
  readonly IsApplicableToFrameSrc: boolean;
}

const SOQL =
  'SELECT EndpointUrl, IsActive, Context, IsApplicableToConnectSrc, IsApplicableToFrameSrc FROM CspTrustedSite';

export const trustedUrls: Check = {
  name: 'trustedUrls',
  asks: 'Does Lightning let the phone’s hosts in (frames and wss)?',
  look: async (org) => {
    const inOrg = await org.definition();
    if (!inOrg) return skip(NO_DEFINITION);
    const wanted = trustedUrlsOf(inOrg.definition);
    if (wanted.length === 0) return pass('The phone names no host outside the org');
    const sites = await org.tooling<Site>(SOQL);
    const missing = wanted.filter(
      (url) =>
        !sites.some(
          (site) =>
            isUsable(site, url.endpointUrl) &&
            (!url.frame || site.IsApplicableToFrameSrc) &&
            (!url.connect || site.IsApplicableToConnectSrc),
        ),
    );
    if (missing.length === 0) return pass(wanted.map((url) => url.endpointUrl).join(', '));
    return {
      status: 'fail',
      evidence: `Not trusted: ${missing.map((url) => `${url.endpointUrl} (${url.frame ? 'frame-src' : 'connect-src'})`).join(', ')}`,
      fix: 'Setup → Trusted URLs: add them for Lightning Experience.',
      mend: async () => {
        await deploy(
          org.door,
          new Map(missing.map((url) => [`cspTrustedSites/${url.name}.cspTrustedSite`, trustedUrlXml(url)])),
        );
      },
    };
  },
};

/** Whether a record covers an address: the same, or a wildcard for subdomains. */
function isUsable(site: Site, endpointUrl: string): boolean {
  if (!site.IsActive || (site.Context !== 'All' && site.Context !== 'LEX')) return false;
  const [scheme = '', host = ''] = endpointUrl.split('://');
  const [siteScheme = '', siteHost = ''] = site.EndpointUrl.toLowerCase().replace(/\/$/, '').split('://');
  if (siteScheme !== scheme) return false;
  return (
    siteHost === host.toLowerCase() || (siteHost.startsWith('*.') && host.toLowerCase().endsWith(siteHost.slice(1)))
  );
}
