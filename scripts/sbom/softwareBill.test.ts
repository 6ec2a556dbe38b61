/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { thirdPartyLicences } from '../../config/bundler/licences';
import { billOfInstalled, billOfShipped, shippedPackages } from './softwareBill';

const MODULES = ['node_modules/idb/build/index.js', 'node_modules/sip.js/lib/api/session.js', 'src/main.ts'].map(
  (path) => resolve(path),
);
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version: string }>;
};
const named = (name: string) => ({
  name,
  version: packages[`node_modules/${name}`]!.version,
  'bom-ref': `${name}@x`,
});
const WHOLE = {
  bomFormat: 'CycloneDX',
  components: ['idb', 'sip.js', 'jest', '@salesforce-ux/design-system'].map(named),
  dependencies: [
    { ref: 'sip.js@x', dependsOn: ['idb@x', 'jest@x'] },
    { ref: 'jest@x', dependsOn: [] },
  ],
};

test('the bill of the static resource has what is in the bundle, the style sheet, and nothing else', async () => {
  const shipped = shippedPackages(await thirdPartyLicences(MODULES));
  expect(shipped).toEqual([`idb ${named('idb').version}`, `sip.js ${named('sip.js').version}`]);
  const bill = billOfShipped(WHOLE, shipped);
  expect(bill.components.map(({ name }) => name)).toEqual(['idb', 'sip.js', '@salesforce-ux/design-system']);
  expect(bill.dependencies).toEqual([{ ref: 'sip.js@x', dependsOn: ['idb@x'] }]);
  expect(bill.bomFormat).toBe('CycloneDX');
});

test('a package that the lock file does not know stops it', () => {
  expect(() => billOfShipped(WHOLE, ['idb 0.0.1'])).toThrow('does not know idb 0.0.1');
});

test('what is only there to build and test is no part of the installed tools', () => {
  const [idb, jest] = [
    named('idb'),
    { ...named('jest'), properties: [{ name: 'cdx:npm:package:development', value: 'true' }] },
  ];
  const bill = billOfInstalled({ components: [idb, jest], dependencies: [{ ref: idb['bom-ref'] }, { ref: 'jest@x' }] });
  expect(bill.components).toEqual([idb]);
  expect(bill.dependencies).toEqual([{ ref: 'idb@x', dependsOn: [] }]);
});
