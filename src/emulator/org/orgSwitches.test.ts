/** @jest-environment node */
import { ORG_SCENARIOS } from '../scenarios/orgScenarios';
import { createAcmeOrg } from './acmeOrg';
import { describeObjects } from './describeObjects';
import type { Org } from './org';
import { USUAL_ORG } from './orgSwitches';
import { hasPhoneWords } from './phoneWords';
import { recordPage } from './recordPage';
import { userNamed } from './users/orgUsers';

/** An org whose switches can be moved while it lives. */
function makeOrg(values: Record<string, string> = {}): { org: Org; set: (key: string, value: string) => void } {
  const org = createAcmeOrg({ projectRoot: process.cwd(), switches: (key) => values[key] ?? USUAL_ORG(key) });
  return { org, set: (key, value) => (values[key] = value) };
}

const CALL_TASK = { Subject: 'Call', TaskSubtype: 'Call', Status: 'Completed' };

function refusal(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return (error as { statusCode?: string }).statusCode;
  }
  return 'saved';
}

function asAlice<T>(org: Org, work: () => T): T {
  return org.runAs(userNamed(org, 'alice').id, work);
}

test.each(ORG_SCENARIOS.flatMap(({ key, choices }) => choices.map(({ value }) => [key, value])))(
  'an org with %s at %s can be filled',
  (key, value) => {
    const { org } = makeOrg({ [key]: value });
    expect(org.records('Task').length).toBeGreaterThan(0);
  },
);

test('a required field of the org is missed, seen by every user, and shown in the form', () => {
  const { org, set } = makeOrg();
  set('taskField', 'required');
  expect(refusal(() => asAlice(org, () => org.create('Task', CALL_TASK)))).toBe('REQUIRED_FIELD_MISSING');
  expect(refusal(() => asAlice(org, () => org.create('Task', { ...CALL_TASK, Contact_Reason__c: 'x' })))).toBe('saved');
  const task = asAlice(org, () => describeObjects(org)).find((each) => each.apiName === 'Task')!;
  expect(task.formFields).toContain('Contact_Reason__c');
  set('taskField', 'none');
  expect(refusal(() => org.create('Task', { ...CALL_TASK, Contact_Reason__c: 'x' }))).toBe('INVALID_FIELD');
});

test.each([
  ['taskTrigger', 'refuses', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
  ['taskTrigger', 'breaks', 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'],
  ['taskValidation', 'comments', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
])('%s: %s answers %s and leaves nothing behind', (key, value, statusCode) => {
  const { org, set } = makeOrg();
  set(key, value);
  const before = org.records('Task').length;
  expect(refusal(() => org.create('Task', CALL_TASK))).toBe(statusCode);
  expect(org.records('Task')).toHaveLength(before);
  set(key, 'none');
  expect(refusal(() => org.create('Task', CALL_TASK))).toBe('saved');
});

test('with comments the validation rule is content', () => {
  const { org } = makeOrg({ taskValidation: 'comments' });
  expect(refusal(() => org.create('Task', { ...CALL_TASK, Description: 'Wants an offer' }))).toBe('saved');
});

test('without contact access a person account is found and the contact behind it is not', () => {
  const { org } = makeOrg({ personAccounts: 'withoutContacts' });
  const marie = org.records('Account').find((each) => each.IsPersonAccount)!;
  expect(asAlice(org, () => org.find(marie.Id))).toBeDefined();
  expect(asAlice(org, () => org.find(marie.PersonContactId))).toBeUndefined();
  expect(asAlice(org, () => describeObjects(org)).map((each) => each.apiName)).not.toContain('Contact');
  const relate = () => asAlice(org, () => org.create('Task', { ...CALL_TASK, WhoId: marie.PersonContactId }));
  expect(refusal(relate)).toBe('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
  expect(org.runAs(userNamed(org, 'adam').id, () => org.records('Contact').length)).toBeGreaterThan(0);
});

test('without person accounts no field of them is left, and nobody becomes one', () => {
  const { org } = makeOrg({ personAccounts: 'off' });
  const names = ['Account', 'Contact'].flatMap((each) => org.schemaOf(each).fields.map(({ apiName }) => apiName));
  expect(names.filter((name) => name.includes('Person'))).toEqual([]);
  expect(org.records('Account').some((each) => 'IsPersonAccount' in each)).toBe(false);
  expect(refusal(() => org.create('Account', { LastName: 'Berg' }))).toBe('INVALID_FIELD');
  expect(org.records('RecordType').map((each) => each.Name)).not.toContain('Person Account');
});

test('a task of several people shows on the page of each, where activities are shared', () => {
  const { org, set } = makeOrg();
  const [first, second, ...rest] = org.records('Contact').filter((each) => !each.IsPersonAccount);
  const task = org.create('Task', { ...CALL_TASK, Subject: 'Together', WhoId: first!.Id });
  const relate = (id: string) => () => org.create('TaskRelation', { TaskId: task, RelationId: id });
  expect(refusal(relate(second!.Id))).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  set('sharedActivities', 'on');
  expect(refusal(relate(second!.Id))).toBe('saved');
  const subjects = (id: string) => recordPage(org, id).activities.map((each) => each.Subject);
  expect([first, second, rest[0]].map((each) => subjects(each!.Id).includes('Together'))).toEqual([true, true, false]);
  expect(refusal(relate(org.records('Lead')[0]!.Id))).toBe('FIELD_INTEGRITY_EXCEPTION');
});

test('VoiceCall: absent, described but not to be created, or licensed and written once', () => {
  const { org, set } = makeOrg();
  const call = {
    CallStartDateTime: '2026-01-15T09:00:00Z',
    CallEndDateTime: '2026-01-15T09:02:00Z',
    CallType: 'Inbound',
    FromPhoneNumber: '+493023125101',
    ToPhoneNumber: '+493023125100',
  };
  expect(refusal(() => org.create('VoiceCall', call))).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  expect(org.schema.map((each) => each.apiName)).toContain('VoiceCall');
  set('voiceCall', 'absent');
  expect(org.schema.map((each) => each.apiName)).not.toContain('VoiceCall');
  expect(() => org.create('VoiceCall', call)).toThrow(/no object "VoiceCall"/);
  set('voiceCall', 'licensed');
  expect(refusal(() => org.create('VoiceCall', { ...call, CallEndDateTime: null }))).toBe('REQUIRED_FIELD_MISSING');
  const id = org.create('VoiceCall', call);
  expect(refusal(() => org.update(id, { CallDisposition: 'x' }))).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  expect(refusal(() => org.update(id, { Description: 'x' }))).toBe('saved');
});

test('a hidden field is hidden from agents and supervisors, not from the admin', () => {
  const { org } = makeOrg({ hiddenField: 'Contact.Phone' });
  const sees = (user: string) => org.runAs(userNamed(org, user).id, () => org.access.mayReadField('Contact', 'Phone'));
  expect(['alice', 'sofia', 'adam'].map(sees)).toEqual([false, false, true]);
});

test.each([
  ['groups', '+49 30 23125-101', '23125', true],
  ['groups', '+49 30 23125-101', '493023125101*', false],
  ['groups', '+49 30 23125-101', '231*', true],
  ['groups', '+49 30 23125-101', '312', false],
  ['whole', '+49 30 23125-101', '493023125101', true],
  ['whole', '+49 30 23125-101', '4930231*', true],
  ['whole', '+49 30 23125-101', '03023125101', false],
  ['lastDigits', '+49 30 23125-101', '23125101', true],
  ['lastDigits', '+1 212 555 0145', '2125550145', true],
  ['lastDigits', '+1 212 555 0145', '125550145', false],
  ['anywhere', '+49 (0)30 23125-101', '030 23125', true],
  ['anywhere', '', '030', false],
])('cut into words by %s, %s is found by %s: %s', (...row) => {
  const [kind, stored, asked, isFound] = row;
  expect(hasPhoneWords(kind, stored, asked)).toBe(isFound);
});
