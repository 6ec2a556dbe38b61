/** @jest-environment node */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectTo } from '../testWorld/connectTo';
import { runCti } from '../testWorld/runCti';
import { PATHS, soundOrg } from '../testWorld/soundOrg';
import type { SoundOrg } from '../testWorld/soundOrg';
import { examine } from './allChecks';
import type { Examined } from './allChecks';
import { frameRefusal } from './adapterAnswers';
import { OrgPicture } from './orgPicture';

const NOW = Date.UTC(2026, 10, 21);
const APPS = ['Acme_Console'];

let world: SoundOrg;
let server: Server | null = null;
afterEach(async () => {
  await world.org.close();
  server?.close();
  server = null;
});

async function look(now = NOW): Promise<Examined[]> {
  return examine(new OrgPicture(await connectTo(world.org), { apps: APPS, now }));
}

const troubles = (results: readonly Examined[]): string[] =>
  results.filter(({ status }) => status === 'fail' || status === 'warn').map(({ name, status }) => `${name} ${status}`);

test('in an org where the phone works, nothing fails and nothing warns', async () => {
  world = await soundOrg();
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
    how: (org) => org.data.remove(org.data.records('PermissionSetAssignment')[1]?.Id ?? ''),
    expected: ['pageAccess fail'],
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
    breaks: 'there is no call center at all',
    how: (org) => org.data.remove(idOf(org, 'CallCenter')),
    expected: ['callCenterThere fail'],
  },
];

test.each(BREAKS)('$breaks: that link fails, and no other', async ({ how, expected, isMended = false }) => {
  world = await soundOrg();
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

test('an adapter outside the org is asked whether it answers and may be framed', async () => {
  let headers: Record<string, string> = {};
  let status = 200;
  server = createServer((_, response) => response.writeHead(status, headers).end('phone'));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  world = await soundOrg(`http://127.0.0.1:${(server.address() as AddressInfo).port}/phone`);
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
  world = await soundOrg();
  expect(frameRefusal(new Headers(headers as Record<string, string>))).toBe(refusal);
});

test('the year before the retirement warns, the day after fails', async () => {
  world = await soundOrg();
  expect(troubles(await look(Date.UTC(2027, 5, 1)))).toEqual(['retirement warn']);
  expect(troubles(await look(Date.UTC(2028, 2, 1)))).toEqual(['retirement fail']);
});

test('a check that cannot look warns, and the others look all the same', async () => {
  world = await soundOrg();
  world.org.faults = ({ path }) => (path.startsWith('/limits') ? { is: 'unavailable' } : undefined);
  expect(troubles(await look())).toEqual(['apiLimits warn']);
});

test('as a command: exit code 68, --fix mends, the second look is green', async () => {
  world = await soundOrg();
  world.edit(PATHS.callCenter, '<value>Lightning</value>', '<value>Classic</value>');
  const args = ['doctor', '--call-center', 'AcmePhone', '--app', 'Acme_Console'];
  const first = await runCti(args, { org: world.org });
  expect(first.exitCode).toBe(68);
  expect(first.stdout).toMatch(
    /FAIL {2}Does the call center show in Lightning.*\n +reqSalesforceCompatibilityMode is "Classic"/,
  );
  expect(first.stdout).toContain('With --fix: callCenterSound');
  const fixed = await runCti([...args, '--fix', '--no-prompt', '--json'], { org: world.org });
  expect(fixed.json).toMatchObject({
    status: 0,
    result: { mended: ['callCenterSound'], counts: { fail: 0, warn: 0 } },
  });
}, 120_000);
