/** @jest-environment node */
import type { DeskScript } from './makeDesk';
import { makeDesk } from './makeDesk';

const NUMBER = '+4930123456';
const MARIA = {
  recordId: '003000000000001AAA',
  objectType: 'Contact',
  name: 'Maria Keller',
  numbers: ['+49 30 123456'],
};
const JONAS = { ...MARIA, recordId: '003000000000002AAA', name: 'Jonas Keller' };
const OPENED = [{ kind: 'record', recordId: MARIA.recordId }];
const RULE = { Order: 1, Call_Type: 'any', Matches: 'any', Moment: 'ring', Action: 'record', Is_Active: true };
const EVIDENCE = {
  ...({ rule: '', ruleOrder: 1, foundBy: 'number', spelling: '', openCases: 0, cases: [], isOwn: false } as const),
  ...({ whenUnverified: 'offer', lastActivityAt: null, lastModifiedAt: null } as const),
};

async function deskWith(
  rule: Readonly<Record<string, unknown>> | null,
  { navigation = 'console', ...script }: DeskScript & { readonly navigation?: 'console' | 'standard' | 'unknown' } = {},
) {
  const desk = makeDesk({ people: [MARIA], ...script });
  desk.host.org.popRules = rule ? [{ DeveloperName: 'Test', ...RULE, ...rule }] : [];
  desk.host.org.navigation = navigation;
  await desk.start();
  return desk;
}

test.each(['standard', 'unknown'] as const)('in a %s app the record is offered, and a click opens it', async (kind) => {
  const desk = await deskWith(null, { navigation: kind });
  await desk.ring('c1', NUMBER);
  expect(desk.host.pops).toEqual([]);
  expect(desk.call).toMatchObject({
    title: 'Maria Keller',
    offer: { label: 'Open Maria Keller', text: 'Opening would replace the page in this app.' },
  });
  await desk.run({ type: 'acceptPop', callId: 'c1' });
  expect(desk.host.pops).toEqual(OPENED);
  expect(desk.call.offer).toBeNull();
});

test('a rule that insists opens in a standard app too', async () => {
  const desk = await deskWith({ Insists: true }, { navigation: 'standard' });
  await desk.ring('c1', NUMBER);
  expect(desk.host.pops).toEqual(OPENED);
});

test('an org that is older than the rules opens the only match as ever; one that fails offers it', async () => {
  const older = makeDesk({ people: [MARIA] });
  older.host.org.fail('popRules', { code: 'unknown-operation', message: 'What?', hint: '' });
  await older.start();
  await older.ring('c1', NUMBER);
  expect(older.host.pops).toEqual(OPENED);

  const failing = makeDesk({ people: [MARIA] });
  failing.host.org.fail('popRules', { code: 'org-unreachable', message: 'Away', hint: '' });
  await failing.start();
  await failing.ring('c1', NUMBER);
  expect(failing.host.pops).toEqual([]);
  expect(failing.call.offer?.label).toBe('Open Maria Keller');
});

test('a rule that cannot be used is told in the log, and the others count', async () => {
  const desk = await deskWith({ Action: 'explode' });
  await desk.ring('c1', NUMBER);
  expect(desk.host.pops).toEqual(OPENED);
  expect(desk.notices).toEqual([]);
  expect(desk.log.lines.filter(({ part }) => part === 'popRules')).toHaveLength(1);
});

test('the record that is in front already is not opened again', async () => {
  const desk = await deskWith(null);
  desk.host.navigate({ recordId: MARIA.recordId, recordName: 'Maria', objectType: 'Contact' });
  await desk.ring('c1', NUMBER);
  expect(desk.host.pops).toEqual([]);
  expect(desk.call).toMatchObject({ title: 'Maria Keller', offer: null, back: null });
});

test('after a pop there is a way back to what was in front', async () => {
  const desk = await deskWith(null);
  desk.host.navigate({ recordId: JONAS.recordId, recordName: 'Jonas', objectType: 'Contact' });
  await desk.ring('c1', NUMBER);
  expect(desk.call.back).toEqual({ recordId: JONAS.recordId, label: 'Back to Jonas' });
});

test('a rule that waits for the answer opens nothing before, and once then', async () => {
  const desk = await deskWith({ Moment: 'answer' });
  await desk.ring('c1', NUMBER);
  expect(desk.host.pops).toEqual([]);
  expect(desk.call.offer).toEqual({ label: '', text: 'Opens when you answer.' });
  await desk.run({ type: 'answer', callId: 'c1' });
  expect(desk.host.pops).toEqual(OPENED);
});

test('a form of a rule waits for the answer, with the number filled in', async () => {
  const desk = await deskWith({ Action: 'newRecord', Target: 'Lead', Values: 'Phone = {number}' }, { people: [] });
  await desk.ring('c1', NUMBER);
  expect(desk.host.pops).toEqual([]);
  await desk.run({ type: 'answer', callId: 'c1' });
  expect(desk.host.pops).toEqual([{ kind: 'newRecord', objectType: 'Lead', fields: { Phone: NUMBER } }]);
  expect(desk.call.can.createContact).toBe(false);
});

test('a form that was offered and accepted while it rings opens at the answer', async () => {
  const desk = await deskWith({ Action: 'newRecord', Target: 'Lead' }, { people: [], navigation: 'standard' });
  await desk.run({ type: 'setOfferOnly', isOfferOnly: true });
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'acceptPop', callId: 'c1' });
  expect(desk.host.pops).toEqual([]);
  await desk.run({ type: 'answer', callId: 'c1' });
  expect(desk.host.pops).toHaveLength(1);
});

test.each([
  [{ Action: 'search' }, { kind: 'search', text: NUMBER }],
  [
    { Action: 'list', Target: 'Account/00B000000000001' },
    { kind: 'list', objectType: 'Account', listViewId: '00B000000000001' },
  ],
  [
    { Action: 'flow', Target: 'Greet', Values: 'number = {number}' },
    { kind: 'flow', flowName: 'Greet', values: { number: NUMBER } },
  ],
  [
    { Action: 'url', Target: '/apex/Caller', Values: 'n = {number}' },
    { kind: 'url', url: '/apex/Caller?n=%2B4930123456' },
  ],
])('a rule %p opens %p', async (rule, target) => {
  const desk = await deskWith(rule);
  await desk.ring('c1', NUMBER);
  expect(desk.host.pops).toEqual([expect.objectContaining(target)]);
});

test.each([
  [NUMBER, 'inbound', NUMBER],
  ['101', 'internal', '101'],
] as const)('by the softphone layout %s is asked for as %s', async (number, callType, text) => {
  const desk = await deskWith({ Action: 'layout' }, { hasLayoutPop: true });
  await desk.ring('c1', number);
  expect(desk.host.pops).toEqual([{ kind: 'layout', text, callType }]);
});

test('a softphone layout that names nothing is said, and can be asked again', async () => {
  const desk = await deskWith({ Action: 'layout' });
  await desk.ring('c1', NUMBER);
  const [notice] = desk.view.notices;
  expect(notice?.text).toBe('What belongs to this call could not be opened');
  const opened: unknown[] = [];
  desk.host.pop = (target) => Promise.resolve(void opened.push(target));
  await desk.run(notice!.action!.command);
  expect(opened).toEqual([{ kind: 'layout', text: NUMBER, callType: 'inbound' }]);
});

test('forms of two calls open one after the other: the second waits for the first', async () => {
  const desk = await deskWith({ Action: 'newRecord', Target: 'Lead', Values: 'Phone = {number}' }, { people: [] });
  const opened: unknown[] = [];
  const open: (() => void)[] = [];
  desk.host.pop = (target) => new Promise((resolve) => void open.push(() => resolve(void opened.push(target))));
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  await desk.ring('c2', '+4930999999');
  await desk.run({ type: 'answer', callId: 'c2' });
  expect(open).toHaveLength(1);
  open[0]!();
  await desk.settled();
  expect(open).toHaveLength(2);
  open[1]!();
  await desk.settled();
  expect(opened).toMatchObject([{ fields: { Phone: NUMBER } }, { fields: { Phone: '+4930999999' } }]);
});

test('a new contact that the agent wants waits for the form of another call, and opens though that one failed', async () => {
  const desk = await deskWith({ Action: 'newRecord', Target: 'Lead', Queue: 'forms' }, { people: [] });
  const asked: string[] = [];
  const settle: ((isRefused: boolean) => void)[] = [];
  desk.host.pop = (target) =>
    new Promise((resolve, reject) => {
      asked.push(target.kind === 'newRecord' ? target.objectType : target.kind);
      settle.push((isRefused) => (isRefused ? reject(new Error('no form')) : resolve()));
    });
  desk.line.ringWithWord('c1', NUMBER, { queue: 'forms' });
  await desk.settled();
  await desk.run({ type: 'answer', callId: 'c1' });
  await desk.ring('c2', '+4930999999');
  await desk.run({ type: 'answer', callId: 'c2' });
  await desk.run({ type: 'createContact', callId: 'c2' });
  expect(asked).toEqual(['Lead']);
  settle[0]!(true);
  await desk.settled();
  expect(asked).toEqual(['Lead', 'Contact']);
});

test('which numbers are internal, the call center says: long extensions too, and short numbers of the town are not', async () => {
  const settings = { extensions: [{ from: '80551200', to: '80551299' }] };
  const desk = await deskWith({ Call_Type: 'internal', Action: 'nothing' }, { settings, people: [] });
  await desk.ring('c1', '80551234');
  expect(desk.call.offer).toBeNull();
  await desk.ring('c2', '4711');
  expect(desk.view.calls[1]?.offer?.label).toBe('Search Salesforce');
});

test('a number that comes with the outside prefix is looked up without it', async () => {
  const dialing = { outsidePrefix: '0', longDistancePrefix: '', internationalPrefix: '' };
  const desk = await deskWith(null, { settings: { dialing } });
  await desk.ring('c1', '0030123456');
  expect(desk.call).toMatchObject({ title: 'Maria Keller' });
  expect(desk.host.pops).toEqual(OPENED);
});

test('"record" among several opens the best and logs it; the others stay to choose from, each with why it lost', async () => {
  const desk = await deskWith({ Matches: 'many' }, { people: [MARIA, { ...JONAS, name: 'Zoe Keller' }] });
  await desk.ring('c1', NUMBER);
  expect(desk.host.pops).toEqual(OPENED);
  expect(desk.call.candidates.map(({ isChosen, lostBecause }) => [isChosen, lostBecause])).toEqual([
    [true, ''],
    [false, 'Equal in all but the name'],
  ]);
});

test('the order is that of a trial: the record whose number fits best opens, the other says that it fits less exactly', async () => {
  const about = (spelling: string) => ({ evidence: { ...EVIDENCE, spelling } });
  const anna = { ...JONAS, name: 'Anna Keller', ...about('123456') };
  const desk = await deskWith({ Matches: 'many' }, { people: [anna, { ...MARIA, ...about('4930123456') }] });
  await desk.ring('c1', NUMBER);
  expect(desk.host.pops).toEqual(OPENED);
  expect(desk.call.candidates.map(({ lostBecause }) => lostBecause)).toEqual(['', 'Its number fits less exactly']);
});

test('offer only is kept for this agent on this computer', async () => {
  const desk = await deskWith(null);
  await desk.run({ type: 'setOfferOnly', isOfferOnly: true });
  expect(desk.view.isOfferOnly).toBe(true);
  await desk.ring('c1', NUMBER);
  expect(desk.host.pops).toEqual([]);
  expect(desk.call.offer).toEqual({ label: 'Open Maria Keller', text: 'You asked to be offered only.' });
  expect([...desk.kept.values()]).toEqual(['yes']);
});

test('an answer that comes after the search was given up is offered, not opened', async () => {
  const desk = await deskWith(null);
  desk.host.org.answerSlowly(9_000);
  const before = desk.host.pops.length;
  await desk.ring('c1', NUMBER);
  await desk.wait(8_000);
  await desk.wait(1_000);
  expect(desk.host.pops).toHaveLength(before);
  expect(desk.call.offer?.label).toBe('Open Maria Keller');
});

test('an answer about somebody who has given up meanwhile opens nothing', async () => {
  const desk = await deskWith(null);
  desk.host.org.answerSlowly(3_000);
  await desk.ring('c1', NUMBER);
  desk.line.callerHangsUp('c1');
  await desk.wait(3_000);
  expect(desk.host.pops).toEqual([]);
  expect(desk.view.calls).toEqual([]);
});

test('it opens in the tab that the agent looks at, not here', async () => {
  const desk = await deskWith(null);
  desk.ownership.isOtherSeen = true;
  await desk.ring('c1', NUMBER);
  expect([desk.host.pops, desk.ownership.poppedElsewhere]).toEqual([[], OPENED]);
});

test('a waiting tab opens what the owner asks for, unless it is in front or makes no sense', async () => {
  const desk = await deskWith(null, { tab: { role: 'waiting', canTakeOver: false, ownerText: 'There' } });
  for (const what of [
    null,
    'x',
    { kind: 'record', recordId: 'javascript:1' },
    { kind: 'url', url: 'https://evil.test' },
  ]) {
    desk.ownership.ownerPops(what);
  }
  desk.ownership.ownerPops(OPENED[0]);
  await desk.settled();
  desk.host.navigate({ recordId: MARIA.recordId, recordName: 'Maria', objectType: 'Contact' });
  desk.ownership.ownerPops(OPENED[0]);
  await desk.settled();
  expect(desk.host.pops).toEqual(OPENED);
});

test('wrong person: the log follows the record that the agent finds by name, and counts the correction', async () => {
  const desk = await deskWith(null);
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  expect(desk.call.can.correct).toBe(true);
  await desk.run({ type: 'rejectMatch', callId: 'c1' });
  expect(desk.call.candidates.every(({ isChosen }) => !isChosen)).toBe(true);
  await desk.run({ type: 'searchByName', callId: 'c1', text: 'Jonas' });
  expect(desk.host.pops).toEqual([...OPENED, { kind: 'search', text: 'Jonas' }]);
  // A case on the way to her is no caller.
  desk.host.navigate({ recordId: '500000000000001AAA', recordName: '00001026', objectType: 'Case' });
  expect(desk.call).toMatchObject({ title: '030 123456', matchText: expect.stringContaining('Search') as string });
  desk.host.navigate({ recordId: JONAS.recordId, recordName: 'Jonas Keller', objectType: 'Contact' });
  await desk.settled();
  expect(desk.call).toMatchObject({ title: 'Jonas Keller', matchText: 'Found by the agent' });
  desk.line.callerHangsUp('c1');
  await desk.settled();
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: '', note: '' });
  const log = { matchedRecordId: JONAS.recordId, matchedObjectType: 'Contact', matchExplanation: 'Found by the agent' };
  const relatedTo = { whoId: JONAS.recordId, whatId: '500000000000001AAA' };
  expect(desk.sent).toEqual([expect.objectContaining({ ...log, relatedTo, corrections: 1 })]);
});

test('a correction can be corrected: the first person stays to choose from, and the next one that is found takes over', async () => {
  const desk = await deskWith(null);
  const finds = (recordId: string, recordName: string) => {
    desk.host.navigate({ recordId, recordName, objectType: 'Contact' });
    return desk.settled();
  };
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  await desk.run({ type: 'rejectMatch', callId: 'c1' });
  await finds(JONAS.recordId, 'Jonas Keller');
  await desk.run({ type: 'rejectMatch', callId: 'c1' });
  await finds('003000000000003AAA', 'Zoe Keller');
  expect(desk.call.candidates.map(({ name, isChosen }) => [name, isChosen])).toEqual([
    ['Maria Keller', false],
    ['Jonas Keller', false],
    ['Zoe Keller', true],
  ]);
  await desk.run({ type: 'chooseCandidate', callId: 'c1', recordId: MARIA.recordId });
  expect(desk.call.title).toBe('Maria Keller');
  // Whoever is visited now is no caller any more.
  await finds(JONAS.recordId, 'Jonas Keller');
  expect(desk.call.title).toBe('Maria Keller');
});

test('what a trusted line says of a call stands in its log: queue, dialled number, headers by name', async () => {
  const desk = await deskWith(null, { settings: { trustedHeaders: true } });
  const headers = { 'X-Customer': ' 4711\u0000 ', 'X-Empty': ' ', 'bad name': 'x' };
  desk.line.ringWithWord('c1', NUMBER, { queue: 'Support', dialledNumber: '+4930555', headers });
  await desk.settled();
  desk.line.callerHangsUp('c1');
  await desk.settled();
  expect(desk.sent).toEqual([
    expect.objectContaining({
      queue: 'Support',
      attributes: { dialledNumber: '+4930555', 'header:X-Customer': '4711' },
    }),
  ]);
});

test('on a trusted line a case is named by the phone system, even by somebody who withholds the number', async () => {
  const desk = await deskWith(null, { settings: { trustedHeaders: true } });
  const pump = {
    recordId: '500000000000001AAA',
    objectType: 'Case',
    name: '00001026',
    subtitle: 'Pump',
    reason: 'Named',
  };
  const value = { candidates: [{ ...pump, isPersonAccount: false, evidence: { ...EVIDENCE, foundBy: 'given' } }] };
  desk.host.org.answer('matchCaller', JSON.stringify({ ok: true, value }));
  desk.line.ringWithWord('c1', '', { keys: [{ field: 'Case.CaseNumber', value: '00001026' }] });
  await desk.settled();
  const asked = desk.host.org.asked.find(({ operation }) => operation === 'matchCaller');
  const given = [{ field: 'Case.CaseNumber', value: '00001026' }];
  expect(asked?.input).toEqual({ e164: '', spellings: [], given });
  expect(desk.host.pops).toEqual([{ kind: 'record', recordId: pump.recordId }]);
});

test('a number that may be faked opens nothing, says so, and what a rule hides is not shown', async () => {
  const settings = { trustedHeaders: true };
  const desk = await deskWith(null, { settings });
  desk.line.ringWithWord('c1', NUMBER, { verification: 'failed' });
  await desk.settled();
  expect(desk.host.pops).toEqual([]);
  expect(desk.call).toMatchObject({
    offer: { label: 'Open Maria Keller' },
    verification: { tone: 'bad', text: 'The number may be faked' },
  });

  const hidden = { ...MARIA, evidence: { ...EVIDENCE, whenUnverified: 'nothing' as const } };
  const strict = await deskWith(null, { settings, people: [hidden] });
  strict.line.ringWithWord('c1', NUMBER, { verification: 'failed' });
  await strict.settled();
  expect(strict.call).toMatchObject({ title: '030 123456', candidates: [] });
});

test('open cases of the match stand on the card', async () => {
  const cases = [{ recordId: '500000000000001AAA', name: '00001026', subtitle: 'It leaks' }];
  const desk = await deskWith(null, { people: [{ ...MARIA, evidence: { ...EVIDENCE, openCases: 1, cases } }] });
  await desk.ring('c1', NUMBER);
  expect(desk.call.cases).toEqual([{ recordId: '500000000000001AAA', label: 'Case 00001026', subtitle: 'It leaks' }]);
});
