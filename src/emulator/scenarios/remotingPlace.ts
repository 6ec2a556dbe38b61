import type { Scenario } from './scenario';

export const remotingPlace: Scenario = {
  key: 'remotingPlace',
  group: 'Frame and browser',
  title: 'Place of the remoting scripts',
  hint: 'Where Visualforce puts them in a page that writes its own head is not known. The phone must not count on them before the page is complete.',
  choices: [
    { value: 'first', label: 'First in the head' },
    { value: 'last', label: 'Last in the body' },
  ],
  default: 'first',
  needsReload: true,
};

const SCRIPTS = /<script[^>]*src="\/jslibrary\/remoting\.js"[^>]*><\/script>/;

/** The page with its remoting script moved behind everything else; its data stays where it is. */
export function withLateRemoting(page: string): string {
  const [script] = SCRIPTS.exec(page) ?? [];
  if (!script) return page;
  const rest = page.replace(script, '');
  return rest.includes('</body>') ? rest.replace('</body>', `${script}</body>`) : rest + script;
}
