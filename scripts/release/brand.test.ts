/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { BRAND } from '../../src/base/brand';

const METADATA = 'force-app/main/default';
const parser = new XMLParser({ parseTagValue: false });
const read = (path: string) => parser.parse(readFileSync(`${METADATA}/${path}`, 'utf8')) as Record<string, unknown>;
const filesIn = (folder: string, ending: string) =>
  readdirSync(`${METADATA}/${folder}`)
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

test.each(filesIn('callCenters', '.callCenter-meta.xml'))('%s has the product’s name', (path) => {
  expect((read(path).CallCenter as { displayName: string }).displayName).toBe(BRAND.product);
});

test.each(filesIn('applications', '.app-meta.xml'))('%s has the product’s name', (path) => {
  expect((read(path).CustomApplication as { label: string }).label).toContain(BRAND.product);
});

test('what Apex says to agents and admins names the call center by the product, in every language', () => {
  const languages = readdirSync('languages/main/default/translations').map(
    (name) => `languages/main/default/translations/${name}`,
  );
  const texts = [`${METADATA}/labels/CustomLabels.labels-meta.xml`, ...languages].map((path) =>
    readFileSync(path, 'utf8'),
  );
  const hints = texts.map((text) => /(?:Call Centers|Callcenter|Centres d’appels), ([^,<]+),/.exec(text)?.[1]);
  expect(hints).toEqual(texts.map(() => BRAND.product));
});

test('the utility items and the page have the name that agents read', () => {
  const bars = filesIn('flexipages', 'UtilityBar.flexipage-meta.xml').map((path) =>
    readFileSync(`${METADATA}/${path}`, 'utf8'),
  );
  for (const bar of bars)
    expect(bar).toMatch(new RegExp(`<name>label</name>\\s*<type>decorator</type>\\s*<value>${BRAND.item}</value>`));
  expect(readFileSync(`${METADATA}/pages/Softphone.page`, 'utf8')).toContain(`<title>${BRAND.item}</title>`);
});

test('the product’s name stands in one file of the phone', () => {
  const files = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' }).split('\n');
  const phone = files.filter(
    (file) =>
      /\.(?:ts|html|css)$/.test(file) &&
      !/^src\/(?:emulator|admin)\/|\.(?:test|journey)\.|__tests__|stories/.test(file),
  );
  expect(phone.filter((file) => readFileSync(file, 'utf8').includes(BRAND.product))).toEqual(['src/base/brand.ts']);
});
