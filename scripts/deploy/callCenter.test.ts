/** @jest-environment node */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCallCenter } from '../../src/emulator/server/setup/callCenter';
import { readProjectSetup } from '../../src/emulator/server/setup/projectSetup';

const folder = mkdtempSync(join(tmpdir(), 'deployed-call-center-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the call center that an org gets is the one that the emulator reads', async () => {
  process.env.SF_DISABLE_LOG_FILE = 'true';
  const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
  cpSync('force-app/main/default/callCenters', join(folder, 'callCenters'), { recursive: true });
  const set = ComponentSet.fromSource(join(folder, 'callCenters'));
  set.projectDirectory = folder;
  await new MetadataConverter().convert(set, 'metadata', {
    type: 'directory',
    outputDirectory: folder,
    packageName: 'out',
  });
  const emulated = readProjectSetup({ projectRoot: process.cwd(), emulatorFolder: 'src/emulator' }).callCenter!;
  const deployed = readCallCenter(join(folder, `out/callCenters/${emulated.internalName.value}.callCenter`));
  expect(deployed.sections).toEqual(emulated.sections);
  expect(deployed.displayName).toEqual(emulated.displayName);
}, 60_000);
