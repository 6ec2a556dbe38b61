/** @jest-environment node */
import { readPhoneNumber } from '../../calls/readPhoneNumber';
import { runCti } from '../testWorld/runCti';
import { findInData } from './findInData';
import { findInOrg } from './findInOrg';
import { readRuleFiles } from './ruleFiles';
import { schemaOfSource } from './schemaOfSource';
import type { Trial } from './tryNumber';
import { linesOf, tryNumber } from './tryNumber';
import type { OrgDoor } from '../org/orgDoor';

const TRIAL: Trial = {
  ...{ callType: 'inbound', moment: 'ring', verification: 'absent', navigation: 'console', allowedHosts: [] },
  ...{ queue: '', dialledNumber: '', name: '' },
};
const rules = readRuleFiles('force-app');
const matchRules = rules.filter(({ kind }) => kind === 'match').map(({ record }) => record);
const schema = schemaOfSource('force-app');

async function tried(raw: string, over: Partial<Trial> = {}) {
  const number = await readPhoneNumber(raw, 'DE');
  const found = [
    ...findInData('data/plan.json', number, { matchRules, schema }),
    ...findInData('data/plan-person-accounts.json', number, { matchRules, schema }),
  ];
  return tryNumber(number, { found, rules }, { ...TRIAL, ...over });
}

test('one person is found in the sample data, with the company behind her and what opens', async () => {
  const result = await tried('030 23125-101');
  expect(result.candidates).toMatchObject([{ name: 'Jonas Brandt', objectType: 'Contact', lostBecause: '' }]);
  expect(result.decision).toMatchObject({ manner: 'open', rule: 'One_Record' });
  expect(linesOf(result)).toEqual([
    expect.stringContaining('(+493023125101); looked for: 493023125101, 03023125101'),
    expect.stringMatching(/^1\. Contact Jonas Brandt, .+: phone is \+49 30 23125-101 \(rule Contact\)$/),
    expect.stringMatching(/^record opens at once: .*\(rule One_Record\)$/),
  ]);
});

test('a number that may be faked, an app without tabs and an internal call change what happens', async () => {
  expect((await tried('030 23125-101', { verification: 'failed' })).decision.manner).toBe('offer');
  expect((await tried('030 23125-101', { navigation: 'standard' })).decision.manner).toBe('offer');
  expect((await tried('030 23125-101', { callType: 'internal' })).decision.outcome.kind).toBe('nothing');
});

test('a person account is there once, as an account', async () => {
  const { candidates } = await tried('+33 1 99 00 30 40');
  expect(candidates).toMatchObject([{ name: 'Marie Dubois', objectType: 'Account', isPersonAccount: true }]);
});

test('nobody and no number say so', async () => {
  expect(linesOf(await tried('030 1111111')).slice(1)).toEqual([
    'Nobody has this number.',
    'search is offered: No record has this number',
  ]);
  expect((await tried('')).decision.explanation).toContain('withholds');
});

test('an org is asked with the spellings that the phone would send; its refusal says what to do', async () => {
  const asked: unknown[] = [];
  const answerWith = (answer: unknown, NamespacePrefix: string | null = null) => ({
    queryAll: () => Promise.resolve([{ NamespacePrefix }]),
    ask: (question: unknown) => (asked.push(question), Promise.resolve([answer])),
  });
  const number = await readPhoneNumber('030 123456', 'DE');
  const good = answerWith({ isSuccess: true, outputValues: { candidatesJson: '[{"recordId":"003"}]' } });
  expect(await findInOrg(good as unknown as OrgDoor, number)).toEqual([{ recordId: '003' }]);
  expect(asked).toMatchObject([
    {
      path: '/actions/custom/apex/CtiFindCallers',
      json: { inputs: [{ phoneNumber: '+4930123456', spellings: number.spellings }] },
    },
  ]);
  // In an org with our package the action has its namespace.
  await findInOrg(answerWith({ isSuccess: true }, 'acme') as unknown as OrgDoor, number);
  expect(asked[1]).toMatchObject({ path: '/actions/custom/apex/acme__CtiFindCallers' });
  const refusing = answerWith({ isSuccess: false, errors: [{ message: 'no access' }] });
  await expect(findInOrg(refusing as unknown as OrgDoor, number)).rejects.toMatchObject({ code: 'no-find-callers' });
});

test('the command prints it, and as JSON the very same', async () => {
  const { exitCode, json } = await runCti(
    ['rules', 'try', '--number', '030 23125-101', '--region', 'de', '--data', 'data/plan.json', '--json'],
    { cwd: process.cwd() },
  );
  expect(exitCode).toBe(0);
  expect(json.result).toMatchObject({ candidates: [{ name: 'Jonas Brandt' }], decision: { manner: 'open' } });
}, 120_000);
