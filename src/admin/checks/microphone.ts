import type { TrustedUrl } from '../callCenterFile/trustedUrls';
import { trustedUrlsOf } from '../callCenterFile/trustedUrls';
import type { Check } from './check';
import { pass, skip } from './check';
import { settingIn } from './orgPicture';
import { names, trust, trustedSites } from './trustedSites';

/** SecuritySettings, API 59 and later: while the policy is off (the default), browsers are not told anything. */
export const microphone: Check = {
  name: 'microphone',
  asks: 'Does the Permissions-Policy of the org allow the microphone?',
  look: async (org) => {
    const settings = await org.securitySettings();
    if (!settings) return skip('The org does not hand out its security settings to this login');
    if (settingIn(settings, 'enablePermissionsPolicy') !== 'true')
      return pass('The org sends no Permissions-Policy header');
    const grant = settingIn(settings, 'grantMicrophoneAccess') || 'Always';
    const where = 'Setup → Session Settings → Browser Feature Policies → Microphone';
    if (grant === 'Never')
      return { status: 'fail', evidence: 'The microphone is never allowed', fix: `${where}: Trusted URLs Only.` };
    if (grant === 'Always') return pass('The microphone is allowed');
    const inOrg = await org.definition();
    const hosts = inOrg ? trustedUrlsOf(inOrg.definition).filter((url) => url.microphone) : [];
    const fix = 'Setup → Trusted URLs: tick Microphone for the host that serves the phone.';
    if (hosts.length === 0) {
      const evidence = 'Allowed for trusted URLs only; whether the org’s own pages need one is not known';
      return { status: 'warn', evidence, fix };
    }
    const sites = await trustedSites(org);
    const isHeard = (url: TrustedUrl): boolean =>
      sites.some((site) => site.IsActive && names(site, url.endpointUrl) && site.CanAccessMicrophone);
    const mute = hosts.filter((url) => !isHeard(url));
    if (mute.length === 0) return pass('Allowed for trusted URLs, and the phone’s host is one');
    return {
      status: 'fail',
      evidence: `Allowed for trusted URLs only; not for ${mute.map((url) => url.endpointUrl).join(', ')}`,
      fix,
      mend: () => trust(org, mute, sites),
    };
  },
};
