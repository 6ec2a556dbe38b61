/** @jest-environment node */
import { connectTo } from '../testWorld/connectTo';
import { soundLine } from '../testWorld/soundLine';
import type { LineTroubles, SoundLine } from '../testWorld/soundLine';
import { PATHS, soundOrg } from '../testWorld/soundOrg';
import type { SoundOrg } from '../testWorld/soundOrg';
import { certificate } from './certificate';
import type { Check, CheckResult } from './check';
import { microphone } from './microphone';
import { OrgPicture } from './orgPicture';
import { otherPhones } from './otherPhones';
import { sipAnswers } from './sipAnswers';
import { trustedUrls } from './trustedUrls';
import { turnAnswers } from './turnAnswers';

jest.setTimeout(120_000);

let world: SoundOrg;
let line: SoundLine;
afterEach(async () => {
  await world.org.close();
  await line.close();
});

/** A long patience for what answers; what never answers is asked in tests of its own. */
async function look(
  checks: readonly Check[],
  patienceMs = 20_000,
  ca: string | undefined = line.ca,
): Promise<CheckResult[]> {
  const picture = new OrgPicture(await connectTo(world.org), { ca, patienceMs });
  return Promise.all(checks.map((check) => check.look(picture)));
}

const LINE = [certificate, sipAnswers, turnAnswers];
const troubles = (results: readonly CheckResult[]): string[] =>
  results.flatMap(({ status }, place) => (status === 'pass' ? [] : [`${LINE[place]?.name} ${status}`]));

interface Break {
  readonly breaks: string;
  readonly certificate?: LineTroubles;
  readonly how?: () => void;
  readonly says: RegExp;
  readonly expected: readonly string[];
}

/** A port on which nobody listens. */
const CLOSED = 'localhost:1';

const BREAKS: readonly Break[] = [
  {
    breaks: 'the certificate has ended',
    certificate: { days: -3 },
    says: /-3 days left; it has expired/,
    expected: ['certificate fail'],
  },
  {
    breaks: 'the certificate ends soon',
    certificate: { days: 9 },
    says: /localhost:\d+: localhost, 9 days left/,
    expected: ['certificate warn'],
  },
  {
    breaks: 'the certificate is for another name',
    certificate: { names: ['old.acme.example'] },
    says: /old\.acme\.example.*for another name/,
    expected: ['certificate fail'],
  },
  {
    breaks: 'the phone system is overloaded',
    how: () => (line.sipStatus = 503),
    says: /answers 503 Answer \(Test PBX\)/,
    expected: ['sipAnswers fail'],
  },
  {
    breaks: 'the phone system hangs up on SIP',
    how: () => (line.sipStatus = -1),
    says: /does not answer OPTIONS/,
    expected: ['sipAnswers fail'],
  },
  {
    breaks: 'nobody is at the address of the phone system',
    how: () => world.edit(PATHS.callCenter, /localhost:\d+/g, CLOSED),
    says: /wss:\/\/localhost:1 does not open: .*ECONNREFUSED/,
    expected: ['certificate skip', 'sipAnswers fail'],
  },
  {
    breaks: 'the TURN server relays for anybody',
    how: () => (line.turnStatus = 200),
    says: /turn:127\.0\.0\.1:\d+ relays for anybody/,
    expected: ['turnAnswers warn'],
  },
  {
    breaks: 'the TURN server refuses',
    how: () => (line.turnStatus = 508),
    says: /refuses with 508/,
    expected: ['turnAnswers fail'],
  },
  {
    breaks: 'nobody is at the address of the TURN server',
    how: () => world.edit(PATHS.callCenter, /turn:[\d.:]+/, `turns:${CLOSED}`),
    says: /turns:localhost:1 does not answer from here: .*ECONNREFUSED/,
    expected: ['turnAnswers fail'],
  },
];

test.each(BREAKS)(
  '$breaks: that link of the line fails, and no other',
  async ({ certificate: made, how, says, expected }) => {
    line = await soundLine(made);
    world = await soundOrg('/apex/Softphone', line);
    how?.();
    const results = await look(LINE);
    expect(troubles(results)).toEqual(expected);
    const bad = results.find(({ status }) => status === 'fail' || status === 'warn');
    expect(bad?.evidence).toMatch(says);
    expect(bad?.fix).toMatch(/\w/);
  },
);

test('a sound line passes, whoever does not know its authority is told, and a silent server ends the wait', async () => {
  line = await soundLine();
  world = await soundOrg('/apex/Softphone', line);
  const [good, sip, turn] = await look(LINE);
  expect(good).toMatchObject({ status: 'pass', evidence: expect.stringMatching(/localhost, 300 days left/) as string });
  expect(sip).toMatchObject({ status: 'pass', evidence: expect.stringContaining('200 Answer (Test PBX)') as string });
  expect(turn).toMatchObject({
    status: 'pass',
    evidence: expect.stringContaining('asks for credentials (acme.)') as string,
  });
  const [unknown] = await look([certificate], 20_000, '');
  expect(unknown).toMatchObject({ status: 'fail', evidence: expect.stringContaining('self-made') as string });
  line.turnStatus = 0;
  world.edit(PATHS.callCenter, /stun:[\d.:]+, /, '');
  const [silent] = await look([turnAnswers], 50);
  expect(silent).toMatchObject({ status: 'fail', evidence: expect.stringContaining('nothing came back') as string });
});

test('a phone on a server needs its host trusted, with the microphone where the org says so; --fix widens what is there', async () => {
  line = await soundLine();
  world = await soundOrg('https://phone.acme.example/start', line);
  world.edit(PATHS.security, /<enablePermissionsPolicy>false.*\n/, POLICY_OF_TRUSTED);
  const site = {
    EndpointUrl: 'https://phone.acme.example',
    IsActive: true,
    Context: 'LEX',
    IsApplicableToFrameSrc: true,
  };
  const id = world.data.create('CspTrustedSite', {
    ...site,
    IsApplicableToConnectSrc: false,
    IsApplicableToImgSrc: true,
  });
  const [trusted, muted] = await look([trustedUrls, microphone]);
  expect({ trusted: trusted?.status, muted: muted?.status }).toEqual({ trusted: 'pass', muted: 'fail' });
  await muted?.mend?.();
  expect((await look([trustedUrls, microphone])).map(({ status }) => status)).toEqual(['pass', 'pass']);
  expect(world.data.find(id)).toMatchObject({ CanAccessMicrophone: true, IsApplicableToImgSrc: true, Context: 'LEX' });
});

const POLICY_OF_TRUSTED =
  '<enablePermissionsPolicy>true</enablePermissionsPolicy><grantMicrophoneAccess>TrustedUrls</grantMicrophoneAccess>\n';

test('a page without a policy of its own needs no trusted URL; one whose source is hidden only warns', async () => {
  line = await soundLine();
  world = await soundOrg('/apex/Softphone', line);
  world.data.remove(world.data.records('CspTrustedSite')[0]?.Id ?? '');
  const page = world.data.records('ApexPage')[0]?.Id ?? '';
  world.data.update(page, { Markup: '<apex:page showHeader="false"/>' });
  expect((await look([trustedUrls])).map(({ status }) => status)).toEqual(['pass']);
  world.data.update(page, { Markup: '(hidden)' });
  expect((await look([trustedUrls])).map(({ status }) => status)).toEqual(['warn']);
});

test('the package that brought the phone is no second phone', async () => {
  line = await soundLine();
  world = await soundOrg('https://phone.vendor.example/start', line);
  const SubscriberPackageId = world.data.create('SubscriberPackage', { Name: 'Vendor CTI', NamespacePrefix: 'ven' });
  const numbers = world.data.records('SubscriberPackageVersion')[0]?.Id ?? '';
  const install = (): string =>
    world.data.create('InstalledSubscriberPackage', { SubscriberPackageId, SubscriberPackageVersionId: numbers });
  install();
  expect((await look([otherPhones]))[0]?.status).toBe('pass');
  install();
  expect((await look([otherPhones]))[0]?.status).toBe('warn');
});
