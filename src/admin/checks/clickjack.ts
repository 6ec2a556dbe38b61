import { valueOf } from '../callCenterFile/definition';
import type { Check } from './check';
import { NO_DEFINITION, pass, skip } from './check';
import { settingIn } from './orgPicture';

/** Softphone pages have no standard header (`showHeader="false"`), so the switch for pages without one counts. */
export const clickjack: Check = {
  name: 'clickjack',
  asks: 'Does clickjack protection let Lightning frame the phone’s page?',
  look: async (org) => {
    const inOrg = await org.definition();
    if (!inOrg) return skip(NO_DEFINITION);
    if (!/\/apex\//.test(valueOf(inOrg.definition, 'reqAdapterUrl')))
      return skip('The adapter is not a page of the org');
    const settings = await org.securitySettings();
    if (!settings) return skip('The org does not hand out its security settings to this login');
    if (settingIn(settings, 'enableClickjackNonsetupUserHeaderless') !== 'true') {
      return pass('Pages without headers may be framed');
    }
    const hosts =
      (await org.rowsOf<{ Url: string; Context: string }>('SELECT Url, Context FROM IframeWhiteListUrl')) ?? [];
    const lightning = hosts.find(({ Url, Context }) => Context === 'VisualforcePages' && isLightning(Url));
    if (lightning) return pass(`Protection is on, and ${lightning.Url} may frame pages`);
    return {
      status: 'warn',
      evidence:
        'Protection is on for Visualforce pages without headers, which the phone’s page is; Lightning is not named among the trusted domains',
      fix: 'If the panel stays blank and the browser’s console says frame-ancestors: Setup → Session Settings → Trusted Domains for Inline Frames: add https://*.lightning.force.com for Visualforce Pages.',
    };
  },
};

function isLightning(url: string): boolean {
  return /(^|[./*])lightning\.force\.com(:\d+)?\/?$/i.test(url);
}
