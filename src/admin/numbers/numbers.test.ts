/** @jest-environment node */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeOrg } from '../fakeOrg/fakeOrg';
import { PlainTables } from '../fakeOrg/orgData';
import { runCti } from '../testWorld/runCti';
import { judgeNumber } from './judgeNumber';

test.each(['+49 30 123456', '030/123456', '(030) 12 34 56', '0049 30 123456', '+49 (0)30 123456', '+1 415 555 2671'])(
  'a caller stored as "%s" is found',
  async (stored) => {
    expect(await judgeNumber(stored, 'DE')).toBeNull();
  },
);

test.each([
  ['+49 30 123456 ext. 12', { fault: 'extension', fixed: '+4930123456', extension: '12' }],
  ['030 123456 Durchwahl 12', { fault: 'extension', fixed: '+4930123456', extension: '12' }],
  ['030 123456 / 0171 4445566', { fault: 'severalNumbers' }],
  ['ask Peter', { fault: 'notANumber' }],
  ['-', { fault: 'notANumber' }],
  ['4711', { fault: 'noCountry' }],
  ['00 00 00 00', { fault: 'noCountry' }],
])('"%s" would not be found: %j', async (stored, expected) => {
  expect(await judgeNumber(stored, 'DE')).toMatchObject(expected);
});

test('the command counts, writes a fix file, and ends with 68 when callers would not be found', async () => {
  const data = new PlainTables();
  data.create('Organization', { Name: 'Acme', IsSandbox: true });
  data.create('Account', { Phone: '030 123456' });
  const contact = data.create('Contact', {
    Phone: '030 123456 ext 7',
    MobilePhone: '+49 171 4445566',
    HomePhone: null,
    OtherPhone: null,
  });
  data.create('Lead', { Phone: 'n/a', MobilePhone: null });
  const org = await FakeOrg.start({ data });
  const folder = mkdtempSync(join(tmpdir(), 'cti-numbers-'));
  try {
    const { exitCode, json } = await runCti(['numbers', 'check', '--region', 'de', '--output', 'fix.csv', '--json'], {
      org,
      cwd: folder,
    });
    expect(exitCode).toBe(68);
    expect(json.result).toMatchObject({ read: 4, counts: { extension: 1, notANumber: 1 } });
    expect(readFileSync(join(folder, 'fix.csv'), 'utf8')).toContain(
      `Contact,${contact},Phone,030 123456 ext 7,+4930123456,7`,
    );
  } finally {
    await org.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
