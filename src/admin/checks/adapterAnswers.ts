import { valueOf } from '../callCenterFile/definition';
import type { Check } from './check';
import { NO_DEFINITION, pass, skip } from './check';

const PATIENCE_MS = 10_000;

/** Only for adapters outside the org: a page of the org needs a login of the browser, and Salesforce lets itself frame it. */
export const adapterAnswers: Check = {
  name: 'adapterAnswers',
  asks: 'Does the adapter answer, and may Lightning frame it?',
  look: async (org) => {
    const inOrg = await org.definition();
    if (!inOrg) return skip(NO_DEFINITION);
    const url = valueOf(inOrg.definition, 'reqAdapterUrl');
    if (!/^https?:/i.test(url)) return skip('The adapter is a page of the org; open the console to see it');
    let response: Response;
    try {
      response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    } catch (error) {
      const reason = (error as { cause?: Error }).cause?.message ?? (error as Error).message;
      return {
        status: 'fail',
        evidence: `${url} does not answer from here: ${reason}`,
        fix: 'Ask whoever runs the phone’s server; agents’ browsers may reach it all the same if it is internal.',
      };
    }
    await response.body?.cancel();
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
      fix: 'The phone’s server must send frame-ancestors https://*.lightning.force.com (and no X-Frame-Options).',
    };
  },
};

/** The header that keeps Lightning from showing the page; empty when none does. `frame-ancestors` overrules X-Frame-Options. */
export function frameRefusal(headers: Headers): string {
  const ancestors = /frame-ancestors\s+([^;]+)/i.exec(headers.get('content-security-policy') ?? '')?.[1]?.trim();
  if (ancestors) return /\*(\s|$)|https:(\s|$)|force\.com/.test(ancestors) ? '' : `frame-ancestors ${ancestors}`;
  const old = headers.get('x-frame-options');
  return old ? `X-Frame-Options ${old}` : '';
}
