/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { hasCode } from '../base/appError';
import { checkSettings, readSettings } from './readSettings';
import { SETTING_FIELDS } from './settingFields';

const GOOD = {
  '/phoneLine/provider': 'sip',
  '/phoneLine/sipServer': 'wss://pbx.acme.test/ws',
  '/phoneLine/stunServers': 'none',
  '/numbers/region': 'DE',
  '/reqDialingOptions/reqOutsidePrefix': 'none',
  '/reqDialingOptions/reqLongDistPrefix': 'none',
  '/reqDialingOptions/reqInternationalPrefix': 'none',
};

function thrownBy(raw: Record<string, unknown>): { code: string; message: string; hint: string } {
  try {
    readSettings(raw as Record<string, string>);
  } catch (thrown) {
    return thrown as { code: string; message: string; hint: string };
  }
  throw new Error('the settings were accepted');
}

test('settings as Salesforce gives them become what the phone works with', () => {
  const raw = {
    ...GOOD,
    '/phoneLine/stunServers': ' stun:stun.acme.test:3478, stuns:stun2.acme.test ',
    '/numbers/region': ' gb ',
    '/reqDialingOptions/reqOutsidePrefix': '0',
    '/reqGeneralInfo/reqUseApi': 'true',
    '/reqGeneralInfo/reqUseApi/label': 'Use CTI API',
  };
  expect(readSettings(raw)).toEqual({
    provider: 'sip',
    sipServer: 'wss://pbx.acme.test/ws',
    stunServers: ['stun:stun.acme.test:3478', 'stuns:stun2.acme.test'],
    region: 'GB',
    extensions: [],
    trustedHeaders: false,
    callerKeys: [],
    popHosts: [],
    dialing: { outsidePrefix: '0', longDistancePrefix: '', internationalPrefix: '' },
    journal: { fileExport: true, leaveQuestion: true },
    policies: { dialOnly: [], dialNever: [] },
  });
});

test('what need not be set may be missing, empty or "none"', () => {
  const { '/phoneLine/provider': provider, '/phoneLine/sipServer': sipServer, '/numbers/region': region } = GOOD;
  const least = { '/phoneLine/provider': provider, '/phoneLine/sipServer': sipServer, '/numbers/region': region };
  expect(readSettings(least)).toEqual(readSettings(GOOD));
  expect(
    readSettings({ ...least, '/phoneLine/stunServers': '', '/reqDialingOptions/reqOutsidePrefix': 'NONE' }),
  ).toEqual(readSettings(GOOD));
});

test('the simulator needs no address', () => {
  const settings = readSettings({ ...GOOD, '/phoneLine/provider': 'Simulator', '/phoneLine/sipServer': '' });
  expect(settings).toMatchObject({ provider: 'simulator', sipServer: '' });
});

test.each([
  ['no provider', { '/phoneLine/provider': '' }, ['missing-setting', 'provider']],
  ['another provider', { '/phoneLine/provider': 'skype' }, ['bad-setting', 'sip or simulator']],
  ['no address', { '/phoneLine/sipServer': undefined }, ['missing-setting', 'sipServer']],
  ['"none" as address', { '/phoneLine/sipServer': 'none' }, ['bad-setting', 'sipServer']],
  ['an address without scheme', { '/phoneLine/sipServer': 'sip.acme.test' }, ['bad-setting', 'wss://']],
  ['an address of the web', { '/phoneLine/sipServer': 'https://pbx.acme.test' }, ['bad-setting', 'wss://']],
  ['a script as address', { '/phoneLine/sipServer': 'javascript:alert(1)' }, ['bad-setting', 'wss://']],
  ['an open line to another computer', { '/phoneLine/sipServer': 'ws://pbx.acme.test' }, ['bad-setting', 'wss://']],
  ['a look-alike of this computer', { '/phoneLine/sipServer': 'ws://localhost.acme.test' }, ['bad-setting', 'wss://']],
  ['a password in the address', { '/phoneLine/sipServer': 'wss://a:b@pbx.acme.test' }, ['bad-setting', 'credentials']],
  ['the example', { '/phoneLine/sipServer': 'wss://pbx.example.com' }, ['bad-setting', 'your own phone system']],
  ['a STUN server without stun:', { '/phoneLine/stunServers': 'stun.acme.test' }, ['bad-setting', 'stun:host:port']],
  [
    'too many STUN servers',
    { '/phoneLine/stunServers': 'stun:a stun:b stun:c stun:d stun:e' },
    ['bad-setting', 'at most 4'],
  ],
  ['a country in words', { '/numbers/region': 'Germany' }, ['bad-setting', 'two letters']],
  ['a country that does not exist', { '/numbers/region': 'XQ' }, ['bad-setting', 'two letters']],
  ['a prefix with letters', { '/reqDialingOptions/reqOutsidePrefix': '0w' }, ['bad-setting', '0-9']],
  ['a number in place of text', { '/numbers/region': 49 }, ['missing-setting', 'region']],
])('%s is named with its remedy', (_, change, [code, said]) => {
  const problem = thrownBy({ ...GOOD, ...change });
  expect(problem.code).toBe(code);
  expect(problem.message + problem.hint).toContain(said);
  expect(problem.hint).toMatch(/^Setup → Call Centers → Open Softphone → /);
});

test.each(['ws://localhost:4400/', 'ws://pbx.acme.localhost:4400/', 'ws://127.0.0.1:4400', 'ws://[::1]/'])(
  'an open line to this computer is fine: %s',
  (address) => {
    expect(readSettings({ ...GOOD, '/phoneLine/sipServer': address }).sipServer).toBe(address);
  },
);

test('several problems are reported at once', () => {
  const raw = {
    ...GOOD,
    '/phoneLine/sipServer': 'pbx',
    '/numbers/region': '',
    '/reqDialingOptions/reqLongDistPrefix': 'one',
  };
  expect(checkSettings(raw).problems.map((problem) => problem.code)).toEqual([
    'bad-setting',
    'missing-setting',
    'bad-setting',
  ]);
  const problem = thrownBy(raw);
  expect(hasCode(problem, 'several-bad-settings')).toBe(true);
  for (const name of ['sipServer', 'region', 'reqLongDistPrefix']) expect(problem.hint).toContain(name);
});

test('a hostile value is quoted short and plain, and a hostile key means nothing', () => {
  const value = `wss://\u202Emoc.live\n${'<img src=x>'.repeat(1000)}`;
  const raw = JSON.parse(`{ "__proto__": { "/numbers/region": "FR" } }`) as Record<string, string>;
  const problem = thrownBy({ ...raw, ...GOOD, '/phoneLine/sipServer': value });
  expect(problem.message.length).toBeLessThan(120);
  expect(problem.message).not.toMatch(/[\u202E\n]/);
  expect(checkSettings({ __proto__: GOOD } as unknown as Record<string, string>).settings).toBeNull();
});

test('the call center file and the settings name the same fields', () => {
  const file = readFileSync('force-app/main/default/callCenters/OpenSoftphone.callCenter-meta.xml', 'utf8');
  interface Section {
    readonly name: string;
    readonly label: string;
    readonly items: readonly { readonly name: string; readonly value: string }[];
  }
  const parsed = new XMLParser({ isArray: (name) => ['sections', 'items'].includes(name), parseTagValue: false }).parse(
    file,
  ) as {
    CallCenter: { sections: readonly Section[] };
  };
  const ours = parsed.CallCenter.sections.filter((section) => section.name !== 'reqGeneralInfo');
  const items = ours.flatMap(({ name, items: list }) =>
    list.map((item) => [`/${name}/${item.name}`, item.value] as const),
  );
  const fields = Object.values(SETTING_FIELDS);
  expect(items.map(([path]) => path).sort()).toEqual(fields.map((field) => field.path).sort());
  for (const { path, section } of fields) {
    expect(ours.find(({ name }) => path.startsWith(`/${name}/`))?.label).toBe(section);
  }
  // As shipped only the address of the phone system is left to fill in.
  const { problems } = checkSettings(Object.fromEntries(items));
  expect(problems.map((problem) => problem.message)).toEqual([
    expect.stringContaining('sipServer is still the example'),
  ]);
});

test('headers are believed only where an admin says so, each key names a field, and hosts are plain names', () => {
  const raw = {
    ...GOOD,
    '/callers/trustedHeaders': 'Yes',
    '/callers/callerKeys': 'X-Case-Number=Case.CaseNumber, X-Record-Id=Id',
    '/callers/popHosts': 'crm.acme.com, Wiki.acme.com:8443',
    '/numbers/extensions': '100-599, 7000-7999 8810',
  };
  expect(readSettings(raw)).toMatchObject({
    trustedHeaders: true,
    callerKeys: [
      { header: 'X-Case-Number', field: 'Case.CaseNumber' },
      { header: 'X-Record-Id', field: 'Id' },
    ],
    popHosts: ['crm.acme.com', 'wiki.acme.com:8443'],
    extensions: [
      { from: '100', to: '599' },
      { from: '7000', to: '7999' },
      { from: '8810', to: '8810' },
    ],
  });
});

test('the journal and what may be dialled follow the admin', () => {
  const raw = {
    ...GOOD,
    '/journal/fileExport': 'No',
    '/journal/leaveQuestion': 'false',
    '/policies/dialOnly': '+49, +43;+41 ',
    '/policies/dialNever': '+49900',
  };
  expect(readSettings(raw)).toMatchObject({
    journal: { fileExport: false, leaveQuestion: false },
    policies: { dialOnly: ['+49', '+43', '+41'], dialNever: ['+49900'] },
  });
});

test.each([
  ['/callers/trustedHeaders', 'maybe'],
  ['/callers/callerKeys', 'X-Case-Number'],
  ['/callers/callerKeys', 'X-Case=Case.CaseNumber, X-Evil=Case.CaseNumber;--'],
  ['/callers/popHosts', 'https://crm.acme.com'],
  ['/callers/popHosts', 'crm.acme.com/path'],
  ['/numbers/extensions', '100-1000'],
  ['/numbers/extensions', '599-100'],
  ['/numbers/extensions', 'all'],
  ['/journal/fileExport', 'sometimes'],
  ['/policies/dialOnly', '0049'],
  ['/policies/dialOnly', 'DE'],
  ['/policies/dialNever', '+0'],
])('%s may not be "%s"', (path, value) => {
  expect(thrownBy({ ...GOOD, [path]: value }).code).toBe('bad-setting');
});
