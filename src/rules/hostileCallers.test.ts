/** @jest-environment node */
import * as fc from 'fast-check';
import type { Candidate } from '../calls/call';
import { callerFrom } from '../calls/caller';
import { readPhoneNumber } from '../calls/readPhoneNumber';
import { createAcmeOrg } from '../emulator/org/acmeOrg';
import { createCtiPhone } from '../emulator/org/apex/ctiPhone';
import { readCustomMetadata } from '../emulator/org/customMetadata';
import { userNamed } from '../emulator/org/users/orgUsers';
import { decidePop } from './decidePop';
import type { PopRule } from './popRule';
import { rankCandidates } from './rankCandidates';

const LINES = { domain: 'pbx', mintCredential: () => ({ authUser: '', password: '', expiresAt: 0 }) };
const SEED = 20261121;

/** An org with two people, one of them with a name as mark-up. */
function makeDesk() {
  const org = createAcmeOrg({ projectRoot: process.cwd(), dataPlan: 'src/emulator/org/apex/cases/noRecords.json' });
  org.create('Contact', { LastName: '<img src=x onerror=alert(1)>', Phone: '030 123456' });
  const secret = org.create('Account', { Name: "' OR 1=1 --", Phone: '030 999999' });
  const twin = createCtiPhone(org, LINES, { metadata: readCustomMetadata('force-app/main/default') });
  const match = (input: object): { ok: boolean; value: { candidates: Candidate[] }; error: { code: string } } =>
    org.runAs(userNamed(org, 'alice').id, () => {
      return JSON.parse(String(twin.ask!(JSON.stringify({ version: 1, operation: 'matchCaller', input })))) as never;
    });
  return { match, secret };
}

const HOSTILE = [
  ...['javascript:alert(1)', '//evil.example', '{recordId}', '{number}', '<img src=x onerror=alert(1)>', '\u202Egnp'],
  ...["' OR 1=1 --", "'} RETURNING User(Id)", "Case.Subject = '' OR Id", '__proto__', 'constructor', '\0', '%2e%2e/'],
  ...['anonymous@anonymous.invalid', 'sip:+4930123456@evil', '+4930123456;phone-context=x', '*', '?', '9'.repeat(400)],
];
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 90 }), fc.constantFrom(...HOSTILE));
const number = fc.oneof(
  text,
  fc.stringMatching(/^[+0-9 ()\-*;=a-z]{0,30}$/),
  fc.constantFrom('030 123456', '+4930123456'),
);
const field = fc.oneof(
  text,
  fc.constantFrom('Id', 'Case.CaseNumber', 'Contact.Phone', 'Account.Name', 'account.NAME', 'User.Id'),
);
const given = fc.array(fc.record({ field, value: fc.oneof(number, text) }), { maxLength: 6 });
const actions: readonly PopRule['action'][] = [
  { kind: 'record' },
  { kind: 'search' },
  { kind: 'layout' },
  { kind: 'flow', flowName: 'New_Caller', values: { name: '{name}', number: '{number}' } },
  { kind: 'url', url: '/apex/Caller', values: { name: '{name}', queue: '{queue}' } },
  { kind: 'newRecord', objectType: 'Contact', values: { Phone: '{number}', LastName: '{name}' } },
];

const onTheWire = fc.record({
  rawNumber: number,
  displayName: text,
  region: fc.constantFrom('DE', 'US', 'JP', '', '__proto__'),
  queue: text,
  dialledNumber: text,
  given,
  verification: fc.constantFrom('passed' as const, 'failed' as const, 'absent' as const),
  moment: fc.constantFrom('ring' as const, 'answer' as const),
  action: fc.constantFrom(...actions),
});

test(`10,000 hostile caller ids, headers and keys each end in one outcome that an agent can use (seed ${SEED})`, async () => {
  const { match, secret } = makeDesk();
  await fc.assert(
    fc.asyncProperty(onTheWire, async (wire) => {
      const caller = callerFrom(wire);
      const read = await readPhoneNumber(caller.rawNumber, wire.region);
      const answer = match({ e164: read.e164, spellings: read.spellings, given: wire.given });
      // A key that is too long for a field is refused as a whole: then nobody is known, and the phone goes on.
      expect(answer.ok ? 'bad-input' : answer.error.code).toBe('bad-input');
      const candidates = rankCandidates(answer.ok ? answer.value.candidates : [], read.spellings);
      for (const { recordId } of candidates.filter(({ evidence }) => evidence?.foundBy === 'number'))
        expect(recordId).not.toBe(secret);
      const rule = {
        name: 'R',
        order: 1,
        callType: 'any',
        matches: 'any',
        queue: '',
        dialledNumber: '',
        insists: false,
      } as const;
      const { outcome, manner, explanation } = decidePop(
        {
          ...{ callType: 'inbound', navigation: 'console', isOfferOnly: false, allowedHosts: [] },
          ...{ moment: wire.moment, verification: wire.verification, isWithheld: caller.isWithheld, candidates },
          caller: {
            ...{ number: read.e164 || caller.rawNumber, name: caller.displayName, queue: wire.queue },
            ...{ dialledNumber: wire.dialledNumber, callId: 'c1', recordId: '' },
          },
        },
        [{ ...rule, moment: 'ring', action: wire.action }],
      );
      expect(['open', 'offer', 'wait']).toContain(manner);
      expect(explanation).not.toBe('');
      expect(outcome.kind).not.toBe('nothing');
      expect(outcome.kind === 'url' ? outcome.url : '/apex/Caller?name=&queue=').toMatch(
        /^\/apex\/Caller\?name=[\w%.!~*'()-]*&queue=[\w%.!~*'()-]*$/,
      );
      // eslint-disable-next-line no-control-regex -- exactly these must not come out
      expect(JSON.stringify(outcome)).not.toMatch(/\\u0000|[\u0000-\u001f]|\u202e/i);
    }),
    { seed: SEED, numRuns: 10_000 },
  );
}, 180_000);
