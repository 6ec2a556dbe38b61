import { quote } from '../agents/selection';
import { valueOf } from '../callCenterFile/definition';
import type { Check } from './check';
import { NO_DEFINITION, pass, skip } from './check';
import { settingIn } from './orgPicture';
import type { OrgPicture } from './orgPicture';

/** There is one switch for pages with the standard header and one for those without (`showHeader="false"`), as softphone pages mostly are. */
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
    const kind = await kindOfPage(org, valueOf(inOrg.definition, 'reqAdapterUrl'));
    if (settingIn(settings, kind.setting) !== 'true') return pass(`${kind.pages} may be framed`);
    const hosts =
      (await org.rowsOf<{ Url: string; Context: string }>('SELECT Url, Context FROM IframeWhiteListUrl')) ?? [];
    const lightning = hosts.find(({ Url, Context }) => Context === 'VisualforcePages' && isLightning(Url));
    if (lightning) return pass(`Protection is on, and ${lightning.Url} may frame pages`);
    return {
      status: 'warn',
      evidence: `Protection is on (${kind.setting}). ${kind.pages}: the phone’s page is one of them${kind.seen}; Lightning is not named among the trusted domains`,
      fix: 'If the panel stays blank and the browser’s console says frame-ancestors: Setup → Session Settings → Trusted Domains for Inline Frames: add https://*.lightning.force.com for Visualforce Pages.',
    };
  },
};

interface KindOfPage {
  readonly setting: string;
  readonly pages: string;
  readonly seen: string;
}

/** By the page's own markup; a package hides it, and then it is taken for one without the header. */
async function kindOfPage(org: OrgPicture, url: string): Promise<KindOfPage> {
  const [, page = ''] = /\/apex\/(?:\w+?__)?(\w+)/.exec(url) ?? [];
  const [found] = await org.tooling<{ Markup: string | null }>(
    `SELECT Markup FROM ApexPage WHERE Name = ${quote(page)}`,
  );
  const markup = found?.Markup ?? '';
  const seen = /<apex:page\b/i.test(markup) ? '' : ' (its markup is hidden, so this is not sure)';
  if (seen === '' && !/<apex:page\b[^>]*\bshowHeader\s*=\s*["']false["']/i.test(markup))
    return { setting: 'enableClickjackNonsetupUser', pages: 'Pages with the standard header', seen };
  return { setting: 'enableClickjackNonsetupUserHeaderless', pages: 'Pages without headers', seen };
}

function isLightning(url: string): boolean {
  return /(^|[./*])lightning\.force\.com(:\d+)?\/?$/i.test(url);
}
