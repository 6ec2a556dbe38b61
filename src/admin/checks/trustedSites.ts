import type { TrustedUrl } from '../callCenterFile/trustedUrls';
import { trustedUrlXml } from '../callCenterFile/trustedUrls';
import { deploy } from '../org/metadataDoor';
import type { OrgPicture } from './orgPicture';

/** A record of Setup → Trusted URLs. */
export interface TrustedSite {
  readonly DeveloperName: string | null;
  readonly EndpointUrl: string;
  readonly IsActive: boolean;
  readonly Context: string;
  readonly IsApplicableToConnectSrc: boolean;
  readonly IsApplicableToFontSrc: boolean;
  readonly IsApplicableToFrameSrc: boolean;
  readonly IsApplicableToImgSrc: boolean;
  readonly IsApplicableToMediaSrc: boolean;
  readonly IsApplicableToStyleSrc: boolean;
  readonly CanAccessCamera: boolean;
  readonly CanAccessMicrophone: boolean;
}

const SOQL =
  'SELECT DeveloperName, EndpointUrl, IsActive, Context, IsApplicableToConnectSrc, IsApplicableToFontSrc, IsApplicableToFrameSrc, ' +
  'IsApplicableToImgSrc, IsApplicableToMediaSrc, IsApplicableToStyleSrc, CanAccessCamera, CanAccessMicrophone FROM CspTrustedSite';

export function trustedSites(org: OrgPicture): Promise<readonly TrustedSite[]> {
  return org.tooling<TrustedSite>(SOQL);
}

/** Whether a record names this origin: the same, or a wildcard for subdomains. */
export function names(site: TrustedSite, endpointUrl: string): boolean {
  const [scheme = '', host = ''] = endpointUrl.toLowerCase().split('://');
  const [siteScheme = '', siteHost = ''] = site.EndpointUrl.toLowerCase().replace(/\/$/, '').split('://');
  if (siteScheme !== scheme) return false;
  return siteHost === host || (siteHost.startsWith('*.') && host.endsWith(siteHost.slice(1)));
}

/** Deploys what is missing. A record that names the same address is widened; nothing that it allows is taken away. */
export async function trust(
  org: OrgPicture,
  wanted: readonly TrustedUrl[],
  sites: readonly TrustedSite[],
): Promise<void> {
  const files = wanted.map((url): [string, string] => {
    const there = sites.find((site) => site.EndpointUrl.toLowerCase().replace(/\/$/, '') === url.endpointUrl);
    const widened = there ? widen(url, there) : url;
    return [`cspTrustedSites/${widened.name}.cspTrustedSite`, trustedUrlXml(widened)];
  });
  await deploy(org.door, new Map(files));
}

function widen(url: TrustedUrl, site: TrustedSite): TrustedUrl {
  const also = [
    ...(['FontSrc', 'ImgSrc', 'MediaSrc', 'StyleSrc'] as const).filter((name) => site[`IsApplicableTo${name}`]),
    ...(site.CanAccessCamera ? ['Camera'] : []),
  ];
  return {
    ...url,
    name: site.DeveloperName ?? url.name,
    frame: url.frame || site.IsApplicableToFrameSrc,
    connect: url.connect || site.IsApplicableToConnectSrc,
    microphone: url.microphone || site.CanAccessMicrophone,
    context: site.Context === url.context ? url.context : 'All',
    also,
  };
}
