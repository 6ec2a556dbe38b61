/** @jest-environment node */
import { createAcmeOrg } from '../../acmeOrg';
import type { Org } from '../../org';
import { userNamed } from '../../users/orgUsers';
import { createCtiPhone } from '../ctiPhone';
import { matchingCases, savingCases } from './caseTables';

interface Answer {
  readonly ok: boolean;
  readonly value: {
    readonly candidates: readonly { readonly objectType: string; readonly name: string; readonly reason: string }[];
    readonly results: readonly { readonly status: string; readonly code: string }[];
  };
  readonly error: { readonly code: string };
}

const LINES = { domain: 'pbx', mintCredential: () => ({ authUser: '', password: '', expiresAt: 0 }) };

/** An org without the sample data, asked as an agent asks. */
function makeDesk(): { org: Org; ask: (operation: string, input: unknown) => Answer } {
  const org = createAcmeOrg({ projectRoot: process.cwd(), dataPlan: 'src/emulator/org/apex/cases/noRecords.json' });
  const twin = createCtiPhone(org, LINES);
  const ask = (operation: string, input: unknown): Answer =>
    org.runAs(userNamed(org, 'alice').id, () => {
      const answer = twin.ask!(JSON.stringify({ version: 1, operation, input }));
      return JSON.parse(String(answer)) as Answer;
    });
  return { org, ask };
}

const { comparing, refused, finding } = matchingCases();
const saving = savingCases();

describe('comparing', () => {
  test.each(
    comparing.flatMap(({ e164, spellings, fits, others }) => [
      ...fits.map((stored) => [stored, e164 || spellings[0], true, { e164, spellings }] as const),
      ...others.map((stored) => [stored, e164 || spellings[0], false, { e164, spellings }] as const),
    ]),
  )('"%s" is %s: %s', (...row) => {
    const [stored, , isFound, input] = row;
    const { org, ask } = makeDesk();
    org.create('Contact', { LastName: 'Somebody', Phone: stored });
    expect(ask('matchCaller', input).value.candidates).toHaveLength(isFound ? 1 : 0);
  });
});

test.each(refused.map(({ name, input }) => [name, input] as const))('%s is refused', (_, input) => {
  expect(makeDesk().ask('matchCaller', input)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
});

test.each(finding.map((each) => [each.name, each] as const))('finding %s', (_, { input, records, found }) => {
  const { org, ask } = makeDesk();
  for (const { type, fields } of records) org.create(type, fields);
  const got = ask('matchCaller', input).value.candidates.map(({ objectType, name, reason }) => ({
    type: objectType,
    name,
    stored: reason.slice(reason.indexOf(' is ') + 4),
  }));
  const inOrder = (each: (typeof got)[number]): string => `${each.type} ${each.name}`;
  expect(got.sort((a, b) => inOrder(a).localeCompare(inOrder(b)))).toEqual(found);
});

test.each(saving.saved.map((each) => [each.name, each] as const))('saving %s', (_, { change, related, call, task }) => {
  const { org, ask } = makeDesk();
  const id = related ? org.create(related.type, related.fields) : undefined;
  const entry = { ...saving.entry, ...change, ...(id ? { matchedRecordId: id } : {}) };
  expect(ask('saveCalls', { entries: [entry] }).value.results).toMatchObject([{ status: 'saved' }]);
  expect(blankAsNull(org.records('Cti_Call__c')[0]!)).toMatchObject(call);
  const expected = related ? { ...task, [related.as]: id } : task;
  expect(blankAsNull(org.records('Task')[0]!)).toMatchObject(expected);
});

test.each(saving.refused.map((each) => [each.name, each] as const))('%s is refused for good', (_, { change, code }) => {
  const { org, ask } = makeDesk();
  const { results } = ask('saveCalls', { entries: [{ ...saving.entry, ...change }] }).value;
  expect(results).toMatchObject([{ status: 'failed', code }]);
  expect([...org.records('Cti_Call__c'), ...org.records('Task')]).toEqual([]);
});

function blankAsNull(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value === '' ? null : value]));
}
