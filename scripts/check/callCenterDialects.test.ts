/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf, prepareFile } from '../../src/admin/callCenterFile/importFile';
import { readDefinition } from '../../src/admin/callCenterFile/readDefinition';
import { metadataXml, setupXml } from '../../src/admin/callCenterFile/writeDefinition';
import { readText } from '../../src/admin/files/readText';
import { readCallCenter } from '../../src/emulator/server/setup/callCenter';

const FILE = 'force-app/main/default/callCenters/OpenSoftphone.callCenter-meta.xml';
let folder: string;

beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'open-softphone-dialects-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function inSetupDialect(): string {
  const path = join(folder, 'OpenSoftphone.xml');
  writeFileSync(path, setupXml(readDefinition(readText(FILE), FILE).definition));
  return path;
}

test('the deployed file and the one for Setup → Import are the same call center to the emulator', () => {
  expect(readCallCenter(inSetupDialect()).sections.map(withoutNames)).toEqual(readCallCenter(FILE).sections);
  expect(readCallCenter(inSetupDialect()).displayName).toMatchObject(readCallCenter(FILE).displayName);
});

/** Setup's dialect names the two names among the items. */
function withoutNames<T extends { readonly items: readonly { readonly name: string }[] }>(section: T): T {
  return { ...section, items: section.items.filter(({ name }) => !/^req(Internal|Display)Name$/.test(name)) };
}

test('from one dialect to the other and back nothing is lost', () => {
  const path = inSetupDialect();
  expect(metadataXml(readDefinition(readText(path), path).definition)).toBe(readText(FILE));
});

test('nothing in ours needs mending, and its hosts are trusted for both contexts, with every flag written', () => {
  const prepared = prepareFile(FILE, { set: ['sipServer=wss://pbx.acme.test:7443/ws'] });
  expect(prepared.findings.filter(({ level }) => level !== 'note')).toEqual([]);
  const [, ...sites] = [...filesOf(prepared, '-meta.xml')];
  expect(sites.map(([path]) => path)).toEqual([
    'cspTrustedSites/OpenSoftphone_wss_pbx_acme_test_7443.cspTrustedSite-meta.xml',
  ]);
  const xml = sites[0]?.[1] ?? '';
  expect(xml).toContain('<endpointUrl>wss://pbx.acme.test:7443</endpointUrl>');
  expect(xml).toContain('<isApplicableToConnectSrc>true<');
  for (const flag of ['FontSrc', 'FrameSrc', 'ImgSrc', 'MediaSrc', 'StyleSrc'])
    expect(xml).toContain(`<isApplicableTo${flag}>false<`);
});
