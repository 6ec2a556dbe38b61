/** @jest-environment node */
import { X509Certificate } from 'node:crypto';
import { Addresses } from './addresses';
import { makeCertificate } from './hostCertificate';
import { asTypedFlags, salesforceBrowserFlags } from './salesforceBrowser';

const NAMES = new Addresses(4400, 'salesforce').hostNames;

test('the certificate is for the hosts alone, for a month, and each start has a key of its own', async () => {
  const [one, other] = await Promise.all([makeCertificate(NAMES), makeCertificate(NAMES)]);
  const read = new X509Certificate(one.cert);
  for (const name of NAMES) expect(read.checkHost(name)).toBe(name);
  expect(read.checkHost('login.salesforce.com')).toBeUndefined();
  expect(Date.parse(read.validTo) - Date.now()).toBeLessThan(31 * 86_400_000);
  expect(one.key).not.toBe(other.key);
  expect(one.pin).not.toBe(other.pin);
});

test('the browser is led here for these names only, and trusts this key only', () => {
  const flags = salesforceBrowserFlags(NAMES, 'cGlu');
  expect(flags[0]).toBe(`--host-resolver-rules=${NAMES.map((name) => `MAP ${name} 127.0.0.1`).join(', ')}`);
  expect(NAMES).toContain('open-softphone-emulator.lightning.force.com');
  expect(flags.join(' ')).not.toContain('*');
  expect(asTypedFlags(flags)).toContain("--ignore-certificate-errors-spki-list='cGlu'");
});
