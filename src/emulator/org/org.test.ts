/** @jest-environment node */
import { FakeClock } from '../../base/fakeClock';
import { createAcmeOrg } from './acmeOrg';
import { describeObjects } from './describeObjects';
import { globalSearch } from './globalSearch';
import type { Org } from './org';
import { recordList, recordPage } from './recordPage';
import type { RecordRefused } from './recordRefused';
import { fullId, makeId } from './salesforceId';

function makeOrg(clock = new FakeClock()): Org {
  return createAcmeOrg({ projectRoot: process.cwd(), clock });
}

function idOf(org: Org, objectType: string, name: string): string {
  const record = org.records(objectType).find((each) => each.Name === name || each.Subject === name);
  return record!.Id;
}

function refusal(save: () => unknown): RecordRefused {
  try {
    save();
  } catch (error) {
    return error as RecordRefused;
  }
  throw new Error('The save was not refused');
}

test('ids look like those of Salesforce: prefix, 15 characters, 3 that keep capitals apart', () => {
  expect(makeId('003', 1)).toMatch(/^003Em0000000001[A-Z0-5]{3}$/);
  expect(fullId('001D000000IqhSL')).toBe('001D000000IqhSLIAZ');
  expect(fullId('001D000000IqhSLIAZ')).toBe('001D000000IqhSLIAZ');
  expect(fullId('<script>')).toBe('');
});

test('a record is found by its 15 and its 18 characters', () => {
  const org = makeOrg();
  const id = idOf(org, 'Contact', 'Jonas Brandt');
  expect(org.find(id.slice(0, 15))?.Id).toBe(id);
});

test('a contact without a last name is refused, with the field named', () => {
  const problem = refusal(() => makeOrg().create('Contact', { FirstName: 'Jo' }));
  expect(problem).toMatchObject({ code: 'required-field-missing', message: 'Required fields are missing: [LastName]' });
  expect(problem.details.fieldErrors).toEqual({ LastName: problem.message });
});

test.each<[string, [string, Record<string, unknown>], string]>([
  ['a lead without a company', ['Lead', { LastName: 'Jo' }], 'REQUIRED_FIELD_MISSING'],
  ['a field that the object does not have', ['Contact', { LastName: 'Jo', Nope__c: 'x' }], 'INVALID_FIELD'],
  ['a name that the org makes itself', ['Contact', { LastName: 'Jo', Name: 'x' }], 'INVALID_FIELD_FOR_INSERT_UPDATE'],
  ['text that is too long', ['Contact', { LastName: 'x'.repeat(81) }], 'STRING_TOO_LONG'],
  ['a call type that is not in the list', ['Task', { CallType: 'inbound' }], 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
  ['a reference that is no id', ['Case', { ContactId: 'Jo' }], 'MALFORMED_ID'],
  ['a reference to nothing', ['Case', { ContactId: makeId('003', 999_999) }], 'INVALID_CROSS_REFERENCE_KEY'],
  ['a number that is text', ['Task', { CallDurationInSeconds: '12' }], 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
  ['a date that is no date', ['Task', { ActivityDate: 'tomorrow' }], 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
])('%s is refused', (_, record, statusCode) => {
  expect(refusal(() => makeOrg().create(...record)).statusCode).toBe(statusCode);
});

test('a reference to a record of the wrong object is refused', () => {
  const org = makeOrg();
  const problem = refusal(() => org.create('Case', { ContactId: idOf(org, 'Account', 'Harbour & Finch Ltd') }));
  expect(problem.statusCode).toBe('FIELD_INTEGRITY_EXCEPTION');
});

test('a task on a lead can be related to nothing else', () => {
  const org = makeOrg();
  const WhoId = idOf(org, 'Lead', 'Theo Lindner');
  const WhatId = idOf(org, 'Account', 'Harbour & Finch Ltd');
  expect(refusal(() => org.create('Task', { Subject: 'x', WhoId, WhatId })).statusCode).toBe(
    'FIELD_INTEGRITY_EXCEPTION',
  );
  expect(org.create('Task', { Subject: 'x', WhoId })).toMatch(/^00T/);
});

test('the kind of a task is fixed once it is there', () => {
  const org = makeOrg();
  const id = org.create('Task', { Subject: 'x', TaskSubtype: 'Call' });
  expect(refusal(() => org.update(id, { TaskSubtype: 'Email' })).statusCode).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
});

test('a transaction that fails leaves nothing behind, and nobody is told', () => {
  const org = makeOrg();
  const told: string[] = [];
  org.onChange((ids) => told.push(...ids));
  const before = org.records('Contact').length;
  const jonas = idOf(org, 'Contact', 'Jonas Brandt');
  const attempt = () =>
    org.transaction(() => {
      org.create('Contact', { LastName: 'Jo' });
      org.update(jonas, { Title: 'Nobody' });
      org.create('Contact', {});
    });
  expect(attempt).toThrow('Required fields');
  expect(org.records('Contact')).toHaveLength(before);
  expect(org.read(jonas).Title).toBe('Managing Director');
  expect(told).toEqual([]);
});

test('an inner failure that is caught takes back only its own writes', () => {
  const org = makeOrg();
  const told: string[] = [];
  org.onChange((ids) => told.push(...ids));
  const kept = org.transaction(() => {
    const id = org.create('Contact', { LastName: 'Kept' });
    refusal(() => org.transaction(() => (org.create('Contact', { LastName: 'Lost' }), org.create('Contact', {}))));
    return id;
  });
  expect(org.records('Contact').filter((each) => each.Name === 'Lost')).toEqual([]);
  expect(told).toEqual([kept]);
});

test('a unique key makes one record of two saves; its capitals count', () => {
  const org = makeOrg();
  const first = org.upsert('Cti_Call__c', 'Call_Key__c', { Call_Key__c: 'key', Note__c: 'one' });
  const again = org.upsert('Cti_Call__c', 'Call_Key__c', { Call_Key__c: 'key', Note__c: 'two' });
  const other = org.upsert('Cti_Call__c', 'Call_Key__c', { Call_Key__c: 'KEY' });
  expect([first.isNew, again.isNew, other.isNew]).toEqual([true, false, true]);
  expect(org.read(first.id)).toMatchObject({ Note__c: 'two', Name: 'CALL-00000001' });
  expect(refusal(() => org.create('Cti_Call__c', { Call_Key__c: 'key' })).statusCode).toBe('DUPLICATE_VALUE');
});

test('a person account is one account with a contact behind it, and shows up once', () => {
  const org = makeOrg();
  const marie = org.records('Account').find((each) => each.IsPersonAccount)!;
  const behind = org.read(String(marie.PersonContactId));
  expect(marie.Name).toBe('Marie Dubois');
  expect(behind).toMatchObject({ Name: 'Marie Dubois', MobilePhone: '+33 (0)6 39 98 30 40', IsPersonAccount: true });
  expect(recordPage(org, marie.Id)).toMatchObject({ isPersonAccount: true, personContactId: behind.Id });
  expect(globalSearch(org, 'dubois').groups).toEqual([expect.objectContaining({ objectType: 'Account' })]);
  expect(recordList(org, 'Contact').records.some((each) => each.Name === 'Marie Dubois')).toBe(false);
  org.update(marie.Id, { PersonMobilePhone: '06 39 98 00 00' });
  expect(org.read(behind.Id).MobilePhone).toBe('06 39 98 00 00');
});

test('search finds names by the beginning of their words, numbers by their digits, cases by number', () => {
  const org = makeOrg();
  const found = (query: string) =>
    globalSearch(org, query).groups.map((group) => [group.objectType, group.records.map((each) => each.Name)]);
  expect(found('bra jon')).toEqual([['Contact', ['Jonas Brandt']]]);
  expect(found('7946 0123')).toEqual([['Contact', ['Emma Clarke', 'Oliver Clarke']]]);
  expect(found('00001001')).toEqual([['Case', ['00001001']]]);
  expect(found('randt')).toEqual([]);
  expect(found('x')).toEqual([]);
});

test('the page of an account shows its contacts, cases, and the tasks of both', () => {
  const org = makeOrg();
  const page = recordPage(org, idOf(org, 'Account', 'Brandt & Söhne Maschinenbau'));
  expect(page.related.map((list) => [list.label, list.records.length])).toEqual([
    ['Contacts', 3],
    ['Cases', 2],
  ]);
  expect(page.activities.map((task) => task.Subject)).toEqual([
    'Outbound call to Jonas Brandt',
    'Inbound call from Jonas Brandt',
  ]);
});

test('the page of a contact names the records that it points to', () => {
  const org = makeOrg();
  const page = recordPage(org, idOf(org, 'Contact', 'Emma Clarke'));
  expect(page).toMatchObject({
    objectType: 'Contact',
    name: 'Emma Clarke',
    subtitle: 'Account Manager · Harbour & Finch Ltd',
  });
  expect(page.referenceNames).toMatchObject({ AccountId: 'Harbour & Finch Ltd', OwnerId: 'Alice Meyer' });
});

test('a list begins with the newest change', () => {
  const clock = new FakeClock();
  const org = makeOrg(clock);
  clock.wait(1_000);
  org.update(idOf(org, 'Contact', 'Ruby Tran'), { Title: 'Head' });
  expect(recordList(org, 'Contact').records[0]).toMatchObject({
    Name: 'Ruby Tran',
    'AccountId.Name': 'Wattle Creek Schools',
  });
});

test('a reset brings back the first state, with the same ids', () => {
  const org = makeOrg();
  const jonas = idOf(org, 'Contact', 'Jonas Brandt');
  org.update(jonas, { Title: 'Gone' });
  org.create('Contact', { LastName: 'New' });
  org.reset();
  expect(org.read(jonas).Title).toBe('Managing Director');
  expect(org.records('Contact').some((each) => each.Name === 'New')).toBe(false);
});

test('the console learns every object but users, and the custom one from the project', () => {
  const described = describeObjects(makeOrg());
  const names = described.map((each) => each.apiName);
  expect(names.slice(0, 5)).toEqual(['Account', 'Contact', 'Lead', 'Case', 'Task']);
  expect(names).toContain('Cti_Call__c');
  const contact = described.find((each) => each.apiName === 'Contact')!;
  expect(contact.fields.find((each) => each.apiName === 'LastName')).toMatchObject({
    isRequired: true,
    isEditable: true,
  });
  expect(contact.fields.find((each) => each.apiName === 'AccountId')).toMatchObject({
    type: 'reference',
    referenceTo: 'Account',
  });
});

test('a record gets the default record type, another one that is asked for, and none of another object', () => {
  const org = makeOrg();
  const typeOf = (name: string) => org.records('RecordType').find((each) => each.Name === name)!.Id;
  const nameOfType = (id: string) => org.read(String(org.read(id).RecordTypeId)).Name;
  expect(nameOfType(org.create('Case', { Subject: 'x' }))).toBe('Support Case');
  expect(nameOfType(org.create('Case', { Subject: 'x', RecordTypeId: typeOf('Complaint') }))).toBe('Complaint');
  expect(nameOfType(idOf(org, 'Account', 'Marie Dubois'))).toBe('Person Account');
  const wrong = () => org.create('Case', { Subject: 'x', RecordTypeId: typeOf('Business Account') });
  expect(wrong).toThrow(/isn't valid for the user/);
  const described = describeObjects(org);
  const types = (objectType: string) => described.find((each) => each.apiName === objectType)!.recordTypes;
  expect(types('Case')!.map((each) => each.name)).toEqual(['Support Case', 'Complaint']);
  expect(types('Contact')).toEqual([]);
  expect(described.map((each) => each.apiName)).not.toContain('RecordType');
});
