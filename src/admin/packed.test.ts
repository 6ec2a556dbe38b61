/** @jest-environment node */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ownHome } from './testWorld/ownHome';
import { packPlugin } from './testWorld/packedPlugin';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../..');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cti-packed-'));
  packPlugin(ROOT, folder, { ...process.env, HOME: ownHome });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): Promise<{ code: number | string; stdout: string; stderr: string }> {
  const env = { ...process.env, HOME: ownHome, USERPROFILE: ownHome, NO_COLOR: '1' };
  return new Promise((done) => {
    execFile(process.execPath, [join(folder, 'bin/cti.js'), ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test('what is packed is all that a command needs, from an admin’s own folder', async () => {
  writeFileSync(join(folder, 'broken.xml'), '<callCenter>\r\n<section></callCenter>\r\n');
  const { code, stdout, stderr } = await run('callcenter', 'import', 'broken.xml', '--json');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ name: 'not-xml', message: expect.stringContaining('line 2') as string });
});

test('the manifest that sf reads names every command of the snapshot', () => {
  const { commands } = JSON.parse(readFileSync(join(folder, 'oclif.manifest.json'), 'utf8')) as { commands: object };
  const snapshot = JSON.parse(readFileSync(join(__dirname, 'commands.snapshot.json'), 'utf8')) as object;
  expect(Object.keys(commands).sort()).toEqual(Object.keys(snapshot).sort());
});
