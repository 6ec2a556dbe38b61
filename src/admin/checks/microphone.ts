import { trustedUrlsOf } from '../callCenterFile/trustedUrls';
import type { Check } from './check';
import { pass, skip } from './check';
import { settingIn } from './orgPicture';

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
    const sites = await org.tooling<{ EndpointUrl: string; CanAccessMicrophone: boolean }>(
      'SELECT EndpointUrl, CanAccessMicrophone FROM CspTrustedSite',
    );
    const mute = hosts.filter(
      (url) => !sites.some((site) => site.EndpointUrl === url.endpointUrl && site.CanAccessMicrophone),
    );
    if (hosts.length > 0 && mute.length === 0) return pass('Allowed for trusted URLs, and the phone’s host is one');
    const evidence =
      hosts.length > 0
        ? `Allowed for trusted URLs only; not for ${mute.map((url) => url.endpointUrl).join(', ')}`
        : 'Allowed for trusted URLs only; whether the org’s own pages need one is not known';
    return {
      status: hosts.length > 0 ? 'fail' : 'warn',
      evidence,
      fix: 'Setup → Trusted URLs: tick Microphone for the host that serves the phone.',
    };
  },
};
