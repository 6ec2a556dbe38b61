/** The package as a plugin of the sf CLI of this repository: linked, listed, run, with a home of its own. It takes a minute. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { packPlugin } from './testWorld/packedPlugin';

const ROOT = resolve(__dirname, '../..');
const BIN = join(ROOT, 'node_modules/.bin');
let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'cti-installed-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sf(...args: string[]): Promise<{ code: number | string; output: string }> {
  const quiet = { SF_DISABLE_TELEMETRY: 'true', SF_AUTOUPDATE_DISABLE: 'true', SF_SKIP_NEW_VERSION_CHECK: 'true' };
  const env = {
    ...{ ...process.env, ...quiet, HOME: folder, USERPROFILE: folder, NO_COLOR: '1', NODE_NO_WARNINGS: '1' },
    ...{ PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`, SF_USE_GENERIC_UNIX_KEYCHAIN: 'true' },
  };
  return new Promise((done) => {
    execFile(process.execPath, [join(BIN, 'sf'), ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
}

test('sf takes the package as a plugin, knows its commands and runs them', async () => {
  const plugin = join(folder, 'plugin');
  packPlugin(ROOT, plugin, { ...process.env, HOME: folder });
  expect(await sf('plugins', 'link', plugin, '--no-install')).toMatchObject({ code: 0 });
  const help = await sf('cti', 'agents', 'assign', '--help');
  expect(help).toMatchObject({ code: 0, output: expect.stringContaining('$ sf cti agents assign') as string });
  writeFileSync(join(folder, 'broken.xml'), '<callCenter><section></callCenter>');
  const run = await sf('cti', 'callcenter', 'import', 'broken.xml', '--json');
  expect(run).toMatchObject({ code: 1, output: expect.stringContaining('"name": "not-xml"') as string });
}, 300_000);
