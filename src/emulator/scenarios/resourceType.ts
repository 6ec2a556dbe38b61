import type { Scenario } from './scenario';

export const resourceType: Scenario = {
  key: 'resourceType',
  group: 'Frame and browser',
  title: 'Scripts of a static resource',
  hint: 'A module script runs only when it is served as JavaScript. The page must not stay blank when it is not.',
  choices: [
    { value: 'javascript', label: 'Served as JavaScript' },
    { value: 'binary', label: 'Served as application/octet-stream' },
  ],
  default: 'javascript',
  needsReload: true,
};

/** The page with other addresses for its scripts: a browser that has them would not ask for their type again. */
export function withFreshScripts(page: string): string {
  return page.replace(/(src="\/resource\/[^"?]+\.js)"/g, '$1?as=binary"');
}
