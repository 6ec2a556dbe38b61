import type { Rule } from './rules';
import { setItem } from './rules';
import { findItem } from './definition';

const PLACE_HOLDER = /[<>{}[\]]|\bYOUR[_-]?|yourinstance|yourdomain|yourcompany|CHANGE[_-]?ME|\bREPLACE\b/i;

/** The adapter URL: there, real, https or a page of this org. */
export const adapterUrl: Rule = (definition, tell) => {
  for (const name of ['reqAdapterUrl', 'reqStandbyUrl'] as const) {
    const item = findItem(definition, name);
    if (!item && name === 'reqStandbyUrl') continue;
    const url = item?.value ?? '';
    const line = item?.line ?? 0;
    if (!url) tell('error', line, [`${name} is missing`, `Give the address of the phone: --set ${name}=https://…`]);
    else if (PLACE_HOLDER.test(url))
      tell('error', line, [
        `${name} still holds a place holder: ${url.slice(0, 120)}`,
        `Put your address in: --set ${name}=https://…`,
      ]);
    else if (url.startsWith('/'))
      tell('note', line, [
        `${name} is a page of the org (${url.split('?')[0]})`,
        'If the panel stays blank, use --absolute: some orgs need the whole Visualforce address.',
      ]);
    else if (/^http:\/\/(localhost|127\.0\.0\.1)/i.test(url))
      tell('note', line, [
        `${name} is on the agent’s own machine: ${url}`,
        'That works only while the program there runs, and browsers may ask for leave.',
      ]);
    else if (/^http:/i.test(url)) {
      tell('repaired', line, [
        `${name} begins with http:; Lightning shows https only`,
        'It becomes https; check that the phone answers there.',
      ]);
      setItem(definition, { name, value: url.replace(/^http:/i, 'https:') });
    } else if (!isHttps(url))
      tell('error', line, [
        `${name} is not an address: ${url.slice(0, 120)}`,
        `Write https://… or /apex/Page: --set ${name}=…`,
      ]);
  }
};

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

/**
 * The whole address of a Visualforce page: `/apex/ns__Page` in `https://acme.my.salesforce.com` is
 * `https://acme--ns.vf.force.com/apex/Page`; sandboxes keep their label (`acme--dev--c.sandbox.vf.force.com`).
 * @returns empty when the org has no My Domain of this form
 */
export function absoluteUrl(relative: string, instanceUrl: string): string {
  const [, domain, label = ''] = /^https:\/\/([^./]+)((?:\.[a-z]+)?)\.my\.salesforce\.com/i.exec(instanceUrl) ?? [];
  const [, namespace = 'c', page] = /^\/apex\/(?:(\w+?)__)?(\w.*)$/.exec(relative) ?? [];
  return domain && page ? `https://${domain}--${namespace}${label}.vf.force.com/apex/${page}` : '';
}
