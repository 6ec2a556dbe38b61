import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICON_PATHS } from '../iconPaths';

const PANEL = join(process.cwd(), 'src/panel/phone');

test('every icon that a screen names is in the list: another one would be shown as the default icon', () => {
  const sources = readdirSync(PANEL, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.(ts|html)$/.test(file),
  );
  const named = sources.flatMap(
    (file) => readFileSync(join(PANEL, file), 'utf8').match(/(?:utility|standard):[a-z_]+/g) ?? [],
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !(name in ICON_PATHS))).toEqual([]);
});

test('no icon is shipped that no screen names', () => {
  const sources = readdirSync(PANEL, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!iconPaths|\.test)\.(ts|html)$/.test(file),
  );
  const text = sources.map((file) => readFileSync(join(PANEL, file), 'utf8')).join();
  const utilities = Object.keys(ICON_PATHS).filter((name) => name.startsWith('utility:'));
  expect(utilities.filter((name) => !text.includes(name))).toEqual([]);
});
