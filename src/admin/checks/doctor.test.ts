/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connectTo } from '../testWorld/connectTo';
import { IN_PACKAGE, packageAs } from '../testWorld/phoneInPackage';
import { runCti } from '../testWorld/runCti';
import { PATHS, soundOrg } from '../testWorld/soundOrg';
import { soundLine } from '../testWorld/soundLine';
import type { SoundLine } from '../testWorld/soundLine';
import type { SoundOrg } from '../testWorld/soundOrg';
import { json } from '../fakeOrg/restDoor';
import { CHECKS, examine } from './allChecks';
import type { Examined } from './allChecks';
import { frameRefusal } from './adapterAnswers';
import { OrgPicture } from './orgPicture';

// Each test asks a whole org over HTTP, some of them three times.
jest.setTimeout(120_000);

const NOW = Date.UTC(2026, 10, 21);

let world: SoundOrg;
let server: Server | null = null;
let line: SoundLine;
beforeAll(async () => {
  line = await soundLine();
});
afterAll(() => line.close());
afterEach(async () => {
  await world.org.close();
  server?.close();
  server = null;
});

async function look(now = NOW): Promise<Examined[]> {
  return examine(new OrgPicture(await connectTo(world.org), { now, version: '0.1.0', ca: line.ca, patienceMs: 5_000 }));
}

const troubles = (results: readonly Examined[]): string[] =>
  results.filter(({ status }) => status === 'fail' || status === 'warn').map(({ name, status }) => `${name} ${status}`);

test('in an org where the phone works, nothing fails and nothing warns', async () => {
  world = await soundOrg('/apex/Softphone', line);
  const results = await look();
  expect(troubles(results)).toEqual([]);
  expect(results.filter(({ status }) => status === 'skip').map(({ name }) => name)).toEqual(['adapterAnswers']);
});

interface Break {
  readonly breaks: string;
  readonly how: (org: SoundOrg) => void;
  readonly expected: readonly string[];
  readonly isMended?: boolean;
}

const idOf = (org: SoundOrg, objectType: string): string => org.data.records(objectType)[0]?.Id ?? '';

const HEADERLESS = '<enableClickjackNonsetupUserHeaderless>true</enableClickjackNonsetupUserHeaderless>';

function install({ data }: SoundOrg, { name, version }: { name: string; version: readonly number[] }): void {
  const SubscriberPackageId = data.create('SubscriberPackage', { Name: name, NamespacePrefix: 'other' });
  const [MajorVersion, MinorVersion, PatchVersion] = version;
  const numbers = { MajorVersion, MinorVersion, PatchVersion };
  const SubscriberPackageVersionId = data.create('SubscriberPackageVersion', numbers);
  data.create('InstalledSubscriberPackage', { SubscriberPackageId, SubscriberPackageVersionId });
}

const BREAKS: readonly Break[] = [
  {
    breaks: 'the call center is for Classic only',
    how: (org) => org.edit(PATHS.callCenter, '<value>Lightning</value>', '<value>Classic</value>'),
    expected: ['callCenterSound fail'],
    isMended: true,
  },
  {
    breaks: 'a size is out of range',
    how: (org) => org.edit(PATHS.callCenter, '<value>480</value>', '<value>48</value>'),
    expected: ['callCenterSound warn'],
    isMended: true,
  },
  {
    breaks: 'the page of the adapter is gone',
    how: (org) => org.data.remove(idOf(org, 'ApexPage')),
    expected: ['adapterPage fail'],
  },
  {
    breaks: 'the adapter’s address is plain http',
    how: (org) => org.edit(PATHS.callCenter, /\/apex\/Softphone/g, 'http://phone.acme.invalid'),
    // Written as https it is a host that does not answer and is not trusted.
    expected: ['adapterPage fail', 'adapterAnswers fail', 'trustedUrls fail'],
  },
  {
    breaks: 'an agent may not open the page',
    how: (org) => org.data.remove(idOf(org, 'SetupEntityAccess')),
    expected: ['pageAccess fail'],
  },
  {
    breaks: 'an agent may not use the class',
    how: (org) => org.data.remove(org.data.records('SetupEntityAccess')[1]?.Id ?? ''),
    expected: ['classAccess fail'],
  },
  {
    breaks: 'nobody is assigned',
    how: (org) => org.data.records('User').forEach((user) => org.data.update(user.Id, { CallCenterId: null })),
    expected: ['usersAssigned fail'],
  },
  {
    breaks: 'an inactive user is assigned',
    how: (org) => org.data.update(idOf(org, 'User'), { IsActive: false }),
    expected: ['usersAssigned warn'],
  },
  {
    breaks: 'the phone is not in the app',
    how: (org) => org.edit(PATHS.bar, /<itemInstances>[\s\S]*<\/itemInstances>/, ''),
    expected: ['utilityItem fail'],
    isMended: true,
  },
  {
    breaks: 'agents work in another app, without the phone',
    how: (org) => {
      const app = '<CustomApplication><uiType>Lightning</uiType><utilityBar>Sales_Bar</utilityBar></CustomApplication>';
      const bar = org.org.metadata.files.get(PATHS.bar)?.toString() ?? '';
      const empty = bar.replace(/<itemInstances>[\s\S]*<\/itemInstances>/, '');
      org.org.metadata.files.set('applications/Acme_Sales.app', Buffer.from(app));
      org.org.metadata.files.set('flexipages/Sales_Bar.flexipage', Buffer.from(empty));
      org.data.create('FlexiPage', { DeveloperName: 'Sales_Bar', Type: 'UtilityBar' });
      org.data.update(idOf(org, 'UserAppInfo'), { AppDefinitionId: '06m2' });
    },
    expected: ['utilityItem fail'],
    isMended: true,
  },
  {
    breaks: 'the softphone layout knows no inbound calls',
    how: (org) => void (org.layout = org.layout.replace('<name>Inbound</name>', '<name>Internal</name>')),
    expected: ['softphoneLayout warn'],
  },
  {
    breaks: 'the softphone layout searches no object',
    how: (org) => void (org.layout = org.layout.replace(/<sections>.*<\/sections>/, '')),
    expected: ['softphoneLayout warn'],
  },
  {
    breaks: 'the host of the socket is trusted for Lightning, not for the page',
    how: (org) => org.data.update(idOf(org, 'CspTrustedSite'), { Context: 'LEX' }),
    expected: ['trustedUrls fail'],
    isMended: true,
  },
  {
    breaks: 'a second host of the settings is not trusted',
    how: (org) => org.edit(PATHS.callCenter, 'stun:127', 'https://presence.acme.example, stun:127'),
    expected: ['trustedUrls fail'],
    isMended: true,
  },
  {
    breaks: 'the host of the socket is not trusted',
    how: (org) => org.data.remove(idOf(org, 'CspTrustedSite')),
    expected: ['trustedUrls fail'],
    isMended: true,
  },
  {
    breaks: 'a trusted URL is switched off',
    how: (org) => org.data.update(idOf(org, 'CspTrustedSite'), { IsActive: false }),
    expected: ['trustedUrls fail'],
    isMended: true,
  },
  {
    breaks: 'the microphone is never allowed',
    how: (org) =>
      org.edit(
        PATHS.security,
        '<enablePermissionsPolicy>false</enablePermissionsPolicy>',
        '<enablePermissionsPolicy>true</enablePermissionsPolicy><grantMicrophoneAccess>Never</grantMicrophoneAccess>',
      ),
    expected: ['microphone fail'],
  },
  {
    breaks: 'sessions are short',
    how: (org) => org.edit(PATHS.security, 'TwoHours', 'FifteenMinutes'),
    expected: ['sessionSettings warn'],
  },
  {
    breaks: 'clickjack protection is on, and Lightning is not among the trusted domains',
    how: (org) => org.edit(PATHS.security, '<lockSessionsToIp>', `${HEADERLESS}<lockSessionsToIp>`),
    expected: ['clickjack warn'],
  },
  {
    breaks: 'the page has the standard header, and clickjack protection is on for those',
    how: (org) => {
      org.data.update(idOf(org, 'ApexPage'), { Markup: '<apex:page controller="CtiPhone">' });
      org.edit(PATHS.security, '<lockSessionsToIp>', `${HEADERLESS.replaceAll('Headerless', '')}<lockSessionsToIp>`);
    },
    expected: ['clickjack warn'],
  },
  {
    breaks: 'a match rule names a field that is not there',
    how: (org) => org.data.update(idOf(org, 'Cti_Match_Rule__mdt'), { Phone_Fields__c: 'Phone, Mobile' }),
    expected: ['callRules fail'],
  },
  {
    breaks: 'two rules stand in one place',
    how: (org) => {
      const { Id: _id, ...rule } = org.data.records('Cti_Match_Rule__mdt')[0] ?? { Id: '' };
      org.data.create('Cti_Match_Rule__mdt', { ...rule, DeveloperName: 'Twin' });
    },
    expected: ['callRules warn'],
  },
  {
    breaks: 'a mapping of the log names a field that the task has not',
    how: (org) => org.data.update(idOf(org, 'Cti_Log_Field__mdt'), { Field__c: 'Queue__c' }),
    expected: ['logFields fail'],
  },
  {
    breaks: 'agents may not write the field of a mapping',
    how: (org) => org.data.remove(idOf(org, 'FieldPermissions')),
    expected: ['logFields fail'],
    isMended: true,
  },
  {
    breaks: 'agents may not write a field of the call',
    how: (org) => org.data.update(org.data.records('FieldPermissions')[2]?.Id ?? '', { PermissionsEdit: false }),
    expected: ['logFields fail'],
    isMended: true,
  },
  {
    breaks: 'voice calls are wanted in an org without them',
    how: (org) => {
      org.data.update(idOf(org, 'Cti_Log_Policy__mdt'), { Activity__c: 'voiceCall' });
      org.describes.delete('VoiceCall');
    },
    expected: ['voiceCalls fail'],
  },
  {
    breaks: 'another phone came with a package',
    how: (org) => install(org, { name: 'Aircall CTI', version: [2, 7, 0] }),
    expected: ['otherPhones warn'],
  },
  {
    breaks: 'a duplicate rule holds up the log',
    how: (org) =>
      void org.data.create('DuplicateRule', { DeveloperName: 'Calls', SobjectType: 'Cti_Call__c', IsActive: true }),
    expected: ['duplicateRules fail'],
  },
  {
    breaks: 'the installed package is older than the tools',
    how: (org) => org.data.update(idOf(org, 'SubscriberPackageVersion'), { MinorVersion: 0, PatchVersion: 9 }),
    expected: ['packageVersion warn'],
  },
  {
    breaks: 'another vendor left a call center',
    how: (org) => void org.data.create('CallCenter', { Name: 'Old', InternalName: 'Old' }),
    expected: ['leftovers warn'],
  },
  {
    breaks: 'API requests are nearly used up',
    how: (org) => void (org.org.rest.apiRequests = { Max: 1_000, Remaining: 10 }),
    expected: ['apiLimits fail'],
  },
  {
    breaks: 'the org has no Open CTI',
    how: ({ org }) => {
      const known = org.rest.extra;
      const missing = [{ errorCode: 'INVALID_TYPE', message: "sObject type 'CallCenter' is not supported." }];
      org.rest.extra = (asked) => (/FROM%20CallCenter/.test(asked.path) ? json(400, missing) : known(asked));
    },
    expected: ['callCenterThere fail'],
  },
  {
    breaks: 'there is no call center at all',
    how: (org) => org.data.remove(idOf(org, 'CallCenter')),
    expected: ['callCenterThere fail'],
  },
];

test.each(BREAKS)('$breaks: that link fails, and no other', async ({ how, expected, isMended = false }) => {
  world = await soundOrg('/apex/Softphone', line);
  how(world);
  const results = await look();
  expect(troubles(results)).toEqual(expected);
  for (const { status, fix, evidence } of results) {
    expect(evidence).toMatch(/\w/);
    expect(fix !== '').toBe(status === 'warn' || status === 'fail');
  }
  const mends = results.flatMap(({ mend }) => (mend ? [mend] : []));
  expect(mends.length > 0).toBe(isMended || expected.includes('trustedUrls fail'));
  if (!isMended) return;
  for (const mend of mends) await mend();
  expect(troubles(await look())).toEqual([]);
});

test('every check has a link that was broken, here or beside', () => {
  const broken = BREAKS.flatMap(({ expected }) => expected.map((line) => line.split(' ')[0]));
  const beside = ['certificate', 'sipAnswers', 'turnAnswers', 'retirement'];
  const names = CHECKS.map(({ name }) => name);
  expect(names.filter((name) => !broken.includes(name) && !beside.includes(name))).toEqual([]);
});

test.each(IN_PACKAGE)('a phone from a package with a namespace that %s', async (_, how, expected) => {
  world = await soundOrg('/apex/acme__Softphone', line);
  packageAs('acme', world.data, world.describes);
  how(world);
  expect(troubles(await look())).toEqual(expected);
});

test('of a page of the org, what can be seen without a login is told, and headers that forbid framing are found', async () => {
  world = await soundOrg('/apex/Softphone', line);
  const seen = async (): Promise<Examined | undefined> => (await look()).find(({ name }) => name === 'adapterAnswers');
  const unseen = { status: 'skip', evidence: expect.stringMatching(/answers 302 without a login.*F12/) as string };
  expect(await seen()).toMatchObject(unseen);
  world.edit(PATHS.callCenter, /\/apex\/Softphone/g, `${world.org.url}/apex/Softphone`);
  expect((await seen())?.evidence).toContain('answers 302 without a login');
  const known = world.org.rest.extra;
  const headers = { 'X-Frame-Options': 'SAMEORIGIN' };
  world.org.rest.extra = (asked) =>
    asked.path.startsWith('/apex/') ? { status: 200, text: 'phone', type: 'text/html', headers } : known(asked);
  expect(await seen()).toMatchObject({ status: 'fail', fix: expect.stringContaining('controller') as string });
});

test('an adapter outside the org is asked whether it answers and may be framed', async () => {
  let headers: Record<string, string> = {};
  let status = 200;
  server = createServer((_, response) => response.writeHead(status, headers).end('phone'));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  world = await soundOrg(`http://127.0.0.1:${(server.address() as AddressInfo).port}/phone`, line);
  expect(troubles(await look())).toEqual([]);
  headers = { 'x-frame-options': 'DENY' };
  expect(troubles(await look())).toEqual(['adapterAnswers fail']);
  status = 404;
  expect((await look()).find(({ name }) => name === 'adapterAnswers')?.evidence).toContain('answers 404');
});

test.each([
  [{}, ''],
  [{ 'content-security-policy': 'default-src *; frame-ancestors https://*.lightning.force.com' }, ''],
  [{ 'content-security-policy': 'frame-ancestors https://*.force.com', 'x-frame-options': 'DENY' }, ''],
  [{ 'content-security-policy': "frame-ancestors 'self'" }, "frame-ancestors 'self'"],
  [{ 'x-frame-options': 'SAMEORIGIN' }, 'X-Frame-Options SAMEORIGIN'],
])('framing by %j: %j', async (headers, refusal) => {
  world = await soundOrg('/apex/Softphone', line);
  expect(frameRefusal(new Headers(headers as Record<string, string>))).toBe(refusal);
});

test('the year before the retirement warns, the day after fails', async () => {
  world = await soundOrg('/apex/Softphone', line);
  expect(troubles(await look(Date.UTC(2027, 5, 1)))).toEqual(['retirement warn']);
  expect(troubles(await look(Date.UTC(2028, 2, 1)))).toEqual(['retirement fail']);
});

test('a check that cannot look warns, and the others look all the same', async () => {
  world = await soundOrg('/apex/Softphone', line);
  world.org.faults = ({ path }) => (path.startsWith('/limits') ? { is: 'unavailable' } : undefined);
  expect(troubles(await look())).toEqual(['apiLimits warn']);
});

test('as a command: exit code 68, --fix mends, the second look is green', async () => {
  world = await soundOrg('/apex/Softphone', line);
  world.edit(PATHS.callCenter, '<value>Lightning</value>', '<value>Classic</value>');
  const authority = join(mkdtempSync(join(tmpdir(), 'cti-doctor-')), 'ca.pem');
  writeFileSync(authority, line.ca);
  process.env.NODE_EXTRA_CA_CERTS = authority;
  const args = ['doctor', '--call-center', 'AcmePhone', '--app', 'Acme_Console'];
  const first = await runCti(args, { org: world.org, isOwnProcess: true });
  expect(first.exitCode).toBe(68);
  expect(first.stdout).toMatch(
    /FAIL {2}Does the call center show in Lightning.*\n +reqSalesforceCompatibilityMode is "Classic"/,
  );
  expect(first.stdout).toContain('With --fix: callCenterSound');
  const fixed = await runCti([...args, '--fix', '--no-prompt', '--json'], { org: world.org, isOwnProcess: true });
  expect(fixed.json).toMatchObject({
    status: 0,
    result: { mended: ['callCenterSound'], counts: { fail: 0, warn: 0 } },
  });
  delete process.env.NODE_EXTRA_CA_CERTS;
  rmSync(dirname(authority), { recursive: true });
}, 120_000);
