/** @jest-environment node */
import { FakeOrg } from '../fakeOrg/fakeOrg';
import { makeUsers } from '../testWorld/makeUsers';
import { runCti } from '../testWorld/runCti';
import type { Ran } from '../testWorld/runCti';

jest.setTimeout(120_000);

const APP =
  '<CustomApplication xmlns="x">\r\n    <label>Acme</label>\r\n    <uiType>Lightning</uiType>\r\n</CustomApplication>';
let org: FakeOrg;
beforeEach(async () => {
  const { data } = makeUsers({ active: 1 });
  data.create('AppDefinition', { DeveloperName: 'Acme_Console', NamespacePrefix: null, UiType: 'Lightning' });
  org = await FakeOrg.start({ data });
  org.metadata.files.set('applications/Acme_Console.app', Buffer.from(APP));
});
afterEach(() => org.close());

const utility = (...args: string[]): Promise<Ran> => runCti(['utility', ...args], { org });
const fileOf = (path: string): string => org.metadata.files.get(path)?.toString() ?? '';

test('an app without a bar gets one; adding again does nothing; removing takes only the item out', async () => {
  const bar = 'flexipages/Acme_Console_UtilityBar.flexipage';
  const dry = await utility('add', '--app', 'Acme_Console', '--dry-run');
  expect(dry.stdout).toContain('the app has no utility bar yet');
  expect(org.metadata.files.size).toBe(1);
  const added = await utility(
    'add',
    '--app',
    'Acme_Console',
    '--label',
    'Hotline',
    '--no-autostart',
    '--no-prompt',
    '--json',
  );
  expect(added.json).toMatchObject({ status: 0, result: { change: 'added', bar: 'Acme_Console_UtilityBar' } });
  expect(fileOf(bar)).toContain('<value>Hotline</value>');
  expect(fileOf('applications/Acme_Console.app')).toContain(
    '</uiType>\r\n    <utilityBar>Acme_Console_UtilityBar</utilityBar>\r\n',
  );
  const again = await utility('add', '--app', 'Acme_Console', '--no-prompt');
  expect(again.stdout).toContain('already');
  const removed = await utility('remove', '--app', 'Acme_Console', '--no-prompt', '--json');
  expect(removed.json).toMatchObject({ result: { change: 'removed', files: [bar] } });
  expect(fileOf(bar)).not.toContain('opencti');
});

test('an app that is not there is answered with those that are; a bar of a package is left alone', async () => {
  const none = await utility('add', '--app', 'Nope', '--no-prompt', '--json');
  expect(none.json).toMatchObject({ name: 'no-app', actions: [expect.stringContaining('Acme_Console')] });
  org.metadata.files.set(
    'applications/Acme_Console.app',
    Buffer.from(APP.replace('</uiType>', '</uiType><utilityBar>acme__Bar</utilityBar>')),
  );
  const packaged = await utility('add', '--app', 'Acme_Console', '--no-prompt', '--json');
  expect(packaged.json).toMatchObject({ name: 'bar-of-package', exitCode: 1 });
});
