import { quote } from '../agents/selection';
import { valueOf } from '../callCenterFile/definition';
import type { Check } from './check';
import { NO_DEFINITION, pass, skip } from './check';

export const adapterPage: Check = {
  name: 'adapterPage',
  asks: 'Is the adapter URL right, and its page there?',
  look: async (org) => {
    const inOrg = await org.definition();
    if (!inOrg) return skip(NO_DEFINITION);
    const url = valueOf(inOrg.definition, 'reqAdapterUrl');
    const wrong = inOrg.findings.find((finding) => finding.rule === 'adapterUrl' && finding.level !== 'note');
    const fix = 'Setup → Call Centers → Edit → CTI Adapter URL: https://… or /apex/Page of a page that is there.';
    if (wrong) return { status: 'fail', evidence: wrong.says, fix };
    const [, namespace = '', page] = /\/apex\/(?:(\w+?)__)?(\w+)/.exec(url) ?? [];
    if (!page) return pass(`${url} is outside the org`);
    const inNamespace = namespace ? ` AND NamespacePrefix = ${quote(namespace)}` : '';
    const { totalSize } = await org.door.query(`SELECT Id FROM ApexPage WHERE Name = ${quote(page)}${inNamespace}`);
    if (totalSize > 0) return pass(`${url}; the page is there`);
    return {
      status: 'fail',
      evidence: `${url}: the org has no Visualforce page "${namespace ? `${namespace}__` : ''}${page}"`,
      fix,
    };
  },
};
