/** @jest-environment node */
import { FakeClock } from '../../../base/fakeClock';
import { createAcmeOrg } from '../acmeOrg';
import { readCustomMetadata } from '../customMetadata';
import { USUAL_ORG } from '../orgSwitches';
import { userNamed } from '../users/orgUsers';
import { createCtiPhone } from './ctiPhone';
import { mergedNote } from './noteMerge';

const PROJECT = readCustomMetadata('force-app/main/default');
const LINES = { domain: 'pbx', mintCredential: () => ({ authUser: 'a', password: 'b', expiresAt: 1 }) };
const DAY_MS = 86_400_000;
type Answer = Readonly<Record<string, unknown>>;

function makeDesk(logPolicy = 'project') {
  const clock = new FakeClock();
  const org = createAcmeOrg({
    projectRoot: process.cwd(),
    clock,
    switches: (key) => (key === 'logPolicy' ? logPolicy : USUAL_ORG(key)),
  });
  const twin = createCtiPhone(org, LINES, { metadata: PROJECT });
  const ask = (operation: string, input: unknown, user = 'alice'): Answer => {
    const request = JSON.stringify({ version: 1, operation, input });
    const raw = org.runAs(userNamed(org, user).id, () => twin.ask!(request));
    const { ok, value, error } = JSON.parse(String(raw)) as Record<string, Answer>;
    return (ok ? value : error) as Answer;
  };
  const save = (phoneSystemCallId: string, change: Answer = {}, user = 'alice'): Answer => {
    const endedAt = clock.now();
    const times = { offeredAt: endedAt - 60_000, answeredAt: null, endedAt, durationSeconds: 0 };
    const entry = { phoneSystemCallId, direction: 'inbound', endReason: 'missed', ...times, ...change };
    return (ask('saveCalls', { entries: [entry] }, user).results as Answer[])[0]!;
  };
  const history = (days = 7, most = 50) => ask('recentCalls', { days, most }).calls as Answer[];
  return { org, clock, ask, save, history };
}

test('own calls of the asked days, newest first, with state and record', () => {
  const desk = makeDesk();
  const jonas = desk.org.records('Contact').find((each) => each.Name === 'Jonas Brandt')!.Id;
  desk.save('old');
  desk.clock.wait(8 * DAY_MS);
  desk.save('first', { matchedRecordId: jonas });
  desk.save('other', {}, 'david');
  desk.clock.wait(1_000);
  desk.save('second', { endReason: 'elsewhere' });
  expect(desk.history()).toEqual([
    expect.objectContaining({ phoneSystemCallId: 'second', logState: 'noActivity', taskId: null, recordId: '' }),
    expect.objectContaining({
      phoneSystemCallId: 'first',
      logState: 'logged',
      recordId: jonas,
      objectType: 'Contact',
      recordName: 'Jonas Brandt',
    }),
  ]);
  expect(desk.history(7, 1)).toHaveLength(1);
});

test('the note is the one of the task, as somebody left it there', () => {
  const desk = makeDesk();
  const { taskId } = desk.save('first', { note: 'Mine' });
  desk.org.update(String(taskId), { Description: 'Mine\nand theirs' });
  expect(desk.history()).toMatchObject([{ note: 'Mine\nand theirs' }]);
});

test('a later note reaches call and task; what somebody else wrote meanwhile is kept', () => {
  const desk = makeDesk();
  const { callRecordId, taskId } = desk.save('first', { note: 'One' });
  expect(desk.ask('updateNote', { callRecordId, note: 'One, two', noteBaseline: 'One' })).toEqual({
    note: 'One, two',
    wasMerged: false,
  });
  desk.org.update(String(taskId), { Description: 'One, two\nThree' });
  const merged = desk.ask('updateNote', { callRecordId, note: 'One, two, four', noteBaseline: 'One, two' });
  expect(merged).toEqual({ note: 'One, two\nThree\n, four', wasMerged: true });
  expect(desk.org.read(String(taskId)).Description).toBe(merged.note);
  expect(desk.org.read(String(callRecordId)).Note__c).toBe(merged.note);
});

test('a repeated entry does not undo what was written into the task, and says what stands there', () => {
  const desk = makeDesk();
  const { taskId } = desk.save('first', { note: 'One', noteBaseline: '' });
  desk.org.update(String(taskId), { Description: 'One\nTwo' });
  expect(desk.save('first', { note: 'One', noteBaseline: '' })).toMatchObject({ mergedNote: 'One\nTwo' });
  expect(desk.org.read(String(taskId)).Description).toBe('One\nTwo');
});

test('the call of another agent is out of reach', () => {
  const desk = makeDesk();
  const { callRecordId } = desk.save('first', {}, 'david');
  expect(desk.ask('updateNote', { callRecordId, note: 'x', noteBaseline: '' })).toMatchObject({
    code: 'call-out-of-reach',
  });
});

test.each([{ days: 0, most: 1 }, { days: 8, most: 1 }, { days: 1, most: 201 }, { days: 1 }])(
  'a history of %j is refused',
  (input) => {
    expect(makeDesk().ask('recentCalls', input)).toMatchObject({ code: 'bad-input' });
  },
);

test.each([
  ['', '', 'mine', 'mine'],
  ['base', 'base', 'mine', 'mine'],
  ['base', 'theirs', 'base', 'theirs'],
  ['base', 'base theirs', 'base mine', 'base theirs\nmine'],
  ['base', 'theirs', 'mine', 'theirs\nmine'],
  ['base', 'theirs', '', 'theirs'],
  ['', 'mine and theirs', 'mine', 'mine and theirs'],
])('base %j, theirs %j, mine %j: %j, and the same again', (...[base, theirs, mine, merged]) => {
  expect(mergedNote(base, theirs, mine)).toBe(merged);
  expect(mergedNote(base, merged, mine)).toBe(merged);
});

describe('do not call', () => {
  const NUMBER = { e164: '+493023125101', spellings: [] };

  test.each([
    ['project', 'allowed'],
    ['warn', 'warn'],
    ['refuse', 'refuse'],
  ])('under the policy %s somebody who asked for it is: %s', (policy, answer) => {
    const desk = makeDesk(policy);
    const jonas = desk.org.records('Contact').find((each) => each.Name === 'Jonas Brandt')!.Id;
    desk.org.update(jonas, { DoNotCall: true });
    expect(desk.ask('checkDoNotCall', NUMBER)).toMatchObject({ answer, recordId: answer === 'allowed' ? '' : jonas });
  });

  test('everybody else may be called, and the answer is never older than the question', () => {
    const desk = makeDesk('refuse');
    expect(desk.ask('checkDoNotCall', NUMBER)).toMatchObject({ answer: 'allowed', reason: '' });
    desk.org.update(desk.org.records('Contact').find((each) => each.Name === 'Jonas Brandt')!.Id, { DoNotCall: true });
    expect(desk.ask('checkDoNotCall', NUMBER)).toMatchObject({
      answer: 'refuse',
      reason: 'Jonas Brandt asked not to be called (Phone is +49 30 23125-101).',
    });
  });
});

test('a log that an agent gives up is told to the admin: once for each day and reason, in our own words', () => {
  const desk = makeDesk();
  for (const code of ['required-field-missing', 'required-field-missing', '<b>no word</b>'])
    desk.ask('reportDroppedLog', { code, callRecordId: '' });
  expect(desk.org.records('Cti_Notice__c').map((each) => each.Notice_Key__c)).toEqual([
    expect.stringMatching(/^log-dropped:005\w{15}:\d{4}-\d\d-\d\d:required-field-missing$/),
    expect.stringMatching(/:unknown$/),
  ]);
});
