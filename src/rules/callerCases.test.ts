/** @jest-environment node */
import { realClock } from '../base/clock';
import type { Clock } from '../base/clock';
import type { Candidate } from '../calls/call';
import { callerFrom } from '../calls/caller';
import { readPhoneNumber } from '../calls/readPhoneNumber';
import { createAcmeOrg } from '../emulator/org/acmeOrg';
import { CALLER_TABLES, callerCases } from '../emulator/org/apex/cases/caseTables';
import type { CallerCase } from '../emulator/org/apex/cases/caseTables';
import { createCtiPhone } from '../emulator/org/apex/ctiPhone';
import { readCustomMetadata } from '../emulator/org/customMetadata';
import type { Org } from '../emulator/org/org';
import { USUAL_ORG } from '../emulator/org/orgSwitches';
import { idOfRecordType } from '../emulator/org/schema/recordTypes';
import { userNamed } from '../emulator/org/users/orgUsers';
import { decidePop } from './decidePop';
import type { PopQuestion } from './decidePop';
import { rankCandidates } from './rankCandidates';
import { readPopRules } from './readPopRules';

const LINES = { domain: 'pbx', mintCredential: () => ({ authUser: '', password: '', expiresAt: 0 }) };
const PROJECT = readCustomMetadata('force-app/main/default');
/** Records made in one moment: which of two was changed last must not depend on how fast this machine is. */
const STANDING_STILL: Clock = { ...realClock, now: () => Date.UTC(2026, 5, 15, 9) };
const ALL = CALLER_TABLES.flatMap((table) => callerCases(table));

/** One org for cases that need the same one: it is emptied after each case. */
const orgs = new Map<string, Org>();

function orgFor({ switches = {} }: CallerCase): Org {
  const key = JSON.stringify(switches);
  const made = orgs.get(key);
  made?.reset();
  const org =
    made ??
    createAcmeOrg({
      projectRoot: process.cwd(),
      dataPlan: 'src/emulator/org/apex/cases/noRecords.json',
      switches: (name) => switches[name] ?? USUAL_ORG(name),
      clock: STANDING_STILL,
    });
  orgs.set(key, org);
  return org;
}

/** The org with the records of the case, asked as an agent asks. */
function makeDesk(about: CallerCase) {
  const org = orgFor(about);
  const ids: string[] = [];
  const linked = (value: unknown): unknown => {
    if (value === '@PersonAccount') return idOfRecordType('Account', 'PersonAccount');
    return typeof value === 'string' && /^@\d$/.test(value) ? ids[Number(value.slice(1))] : value;
  };
  for (const { type, fields, owner } of about.records) {
    const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, linked(value)]));
    const make = (): string => org.create(type, values);
    ids.push(owner ? org.runAs(userNamed(org, owner).id, make) : make());
  }
  const metadata = about.matchRules ? new Map([...PROJECT, ['Cti_Match_Rule', about.matchRules]]) : PROJECT;
  const twin = createCtiPhone(org, LINES, { metadata });
  const ask = (operation: string, input: unknown): unknown =>
    org.runAs(userNamed(org, 'alice').id, () => {
      return (JSON.parse(String(twin.ask!(JSON.stringify({ version: 1, operation, input })))) as { value: unknown })
        .value;
    });
  return { org, ask };
}

/** From the raw text on the wire to the decision, as the phone does it. */
async function decide(about: CallerCase) {
  const { ask } = makeDesk(about);
  const { name = '', isWithheld: wantsPrivacy = false, ...call } = about.call ?? {};
  const caller = callerFrom({ rawNumber: about.raw, displayName: name, isWithheld: wantsPrivacy === true });
  const number = caller.isWithheld
    ? { e164: '', display: '', spellings: [] }
    : await readPhoneNumber(caller.rawNumber, about.region);
  const { candidates } = number.spellings.length
    ? (ask('matchCaller', { e164: number.e164, spellings: number.spellings }) as { candidates: Candidate[] })
    : { candidates: [] };
  const ranked = rankCandidates(candidates, number.spellings);
  const { rules } = readPopRules((ask('popRules', { appId: '' }) as { rules: Record<string, unknown>[] }).rules);
  const question: PopQuestion = {
    ...({ callType: 'inbound', moment: 'ring', verification: 'absent', navigation: 'console' } as const),
    ...{ isOfferOnly: false, allowedHosts: [], isWithheld: caller.isWithheld, candidates: ranked },
    caller: {
      ...{ queue: '', dialledNumber: '', callId: 'c1', recordId: '' },
      number: number.e164,
      name: String(name),
    },
    ...call,
  };
  return { number, ranked, decision: decidePop(question, rules) };
}

test('there are cases enough, each with a name of its own', () => {
  expect(ALL.length).toBeGreaterThanOrEqual(200);
  expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
});

test.each(ALL.map((about) => [about.name, about] as const))('%s', async (_, about) => {
  const { number, ranked, decision } = await decide(about);
  const shown = ranked.map(({ objectType, name }, place) => {
    return about.found[place]?.endsWith('@name') ? `${objectType} @name` : `${objectType} ${name}`;
  });
  expect({
    e164: number.e164,
    found: shown,
    outcome: `${decision.manner} ${decision.outcome.kind}`,
    lost: about.lost && ranked.slice(1).map(({ lostBecause }) => lostBecause),
  }).toEqual({ e164: about.e164, found: about.found, outcome: about.outcome, lost: about.lost });
  expect(decision.explanation).not.toBe('');
});
