import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { phoneFrame } from './desk';
import type { Desk } from './desk';
import { journey } from './journey';
import { logged } from './orgReader';

/** Two calls and a reload; nothing in it waits for time. */
jest.setTimeout(180_000);

const JONAS = '+493023125101';
const RESOURCE = 'force-app/main/default/staticresources/softphone';

journey(
  'in a package with a namespace the phone takes a call, from its own host and paths, under the strict policy',
  async (desk) => {
    const address = new URL(phoneFrame(desk.page).url());
    expect([address.hostname, address.pathname]).toEqual(['acme--vendor.vf.acme.localhost', '/apex/vendor__Softphone']);
    await takeCall(desk);
    await logged(desk.emulator, 1);
    const loaded = await phoneFrame(desk.page).evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
    const ours = loaded.filter((path) => path.startsWith('/resource/'));
    expect(ours.filter((path) => !/^\/resource\/\d+\/vendor__softphone\//.test(path))).toEqual([]);
    expect(ours.some((path) => path.includes('/vendor__softphone/chunks/'))).toBe(true);
  },
  { namespace: 'vendor' },
);

describe('an upgrade', () => {
  const org = mkdtempSync(join(tmpdir(), 'upgraded-org-'));
  for (const name of ['force-app', 'data']) cpSync(name, join(org, name), { recursive: true });
  afterAll(() => rmSync(org, { recursive: true }));

  journey(
    'while an agent talks costs no call: the old tab logs it and takes the next, a reload brings the new version',
    async (desk) => {
      const call = await desk.ring({ number: JONAS });
      await desk.phone.getByRole('button', { name: 'Answer', exact: true }).click();
      await call.reaches('talking');
      deployNewVersion(org);
      await call.hangUp();
      await save(desk);
      await logged(desk.emulator, 1);
      await takeCall(desk);
      await logged(desk.emulator, 2);
      expect(await versionIn(desk)).toBeNull();
      await desk.page.reload();
      await desk.openPanel(desk.page);
      await desk.phone.getByText('Ready', { exact: true }).waitFor();
      expect(await versionIn(desk)).toBe('new');
    },
    { projectRoot: org },
  );
});

/** Rings, answers, ends and saves. */
async function takeCall(desk: Desk): Promise<void> {
  const call = await desk.ring({ number: JONAS });
  await desk.phone.getByRole('button', { name: 'Answer', exact: true }).click();
  await call.reaches('talking');
  await desk.page.getByRole('heading', { level: 1, name: /Jonas Brandt/ }).waitFor();
  await call.hangUp();
  await save(desk);
}

async function save({ phone }: Desk): Promise<void> {
  await phone.getByRole('textbox', { name: 'Note' }).fill('Noted');
  await phone.getByRole('button', { name: 'Save', exact: true }).click();
}

/** The worst that a deployment can do to an old tab: none of the files that it might still ask for is there any more. */
function deployNewVersion(root: string): void {
  const folder = join(root, RESOURCE);
  const chunks = readdirSync(join(folder, 'chunks'));
  const names = ['softphone.js', ...chunks.map((name) => `chunks/${name}`)];
  for (const name of names) {
    const text = chunks.reduce(
      (old, chunk) => old.replaceAll(chunk, `new-${chunk}`),
      readFileSync(join(folder, name), 'utf8'),
    );
    writeFileSync(
      join(folder, name),
      name === 'softphone.js' ? `document.documentElement.dataset.version='new';${text}` : text,
    );
  }
  for (const name of chunks) renameSync(join(folder, 'chunks', name), join(folder, 'chunks', `new-${name}`));
}

function versionIn(desk: Desk): Promise<string | null> {
  return phoneFrame(desk.page).evaluate(() => document.documentElement.getAttribute('data-version'));
}
