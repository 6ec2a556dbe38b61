/** @jest-environment node */
import { createAcmeOrg } from '../acmeOrg';
import { describeObjects } from '../describeObjects';
import type { Org } from '../org';
import { recordPage } from '../recordPage';
import { ACME_USERS } from './acmeUsers';
import { userNamed } from './orgUsers';
import { readPermissionSets } from './permissionSets';
import type { PermissionSets } from './permissionSets';
import { accessOf } from './userAccess';

function makeOrg(): { org: Org; as: <T>(user: string, work: () => T) => T } {
  const org = createAcmeOrg({ projectRoot: process.cwd() });
  return { org, as: (user, work) => org.runAs(userNamed(org, user).id, work) };
}

const CALL = { Call_Key__c: 'k1', Phone_System_Call_Id__c: 'c1', Direction__c: 'inbound', End_Reason__c: 'completed' };

function refusal(work: () => unknown): object {
  try {
    work();
  } catch (error) {
    const { statusCode, message, fieldErrors } = error as Record<string, unknown>;
    return { statusCode, message, fields: Object.keys(fieldErrors ?? {}) };
  }
  return { statusCode: 'none' };
}

describe('calls are private', () => {
  test('their owner finds them, a colleague does not, those above and admins do', () => {
    const { org, as } = makeOrg();
    const id = as('alice', () => org.create('Cti_Call__c', CALL));
    const finds = (user: string): boolean[] =>
      as(user, () => [Boolean(org.find(id)), org.records('Cti_Call__c').length > 0]);
    expect(finds('alice')).toEqual([true, true]);
    expect(finds('bruno')).toEqual([false, false]);
    expect(finds('nora')).toEqual([false, false]);
    expect(finds('sofia')).toEqual([true, true]);
    expect(finds('adam')).toEqual([true, true]);
  });

  test('a colleague neither opens nor changes one, and a task of hers cannot name it', () => {
    const { org, as } = makeOrg();
    const id = as('alice', () => org.create('Cti_Call__c', CALL));
    expect(() => as('bruno', () => org.update(id, { Note__c: 'x' }))).toThrow(/no record/);
    expect(() => as('bruno', () => recordPage(org, id))).toThrow(/no record/);
    const relate = () => as('clara', () => org.create('Task', { Subject: 'x', WhatId: id }));
    expect(refusal(relate)).toMatchObject({ statusCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY' });
  });

  test('the key of a colleague’s call is taken, though the call is not seen', () => {
    const { org, as } = makeOrg();
    as('alice', () => org.create('Cti_Call__c', CALL));
    expect(as('bruno', () => org.idByKey('Cti_Call__c', 'Call_Key__c', 'k1'))).toBe('');
    const again = () => as('bruno', () => org.upsert('Cti_Call__c', 'Call_Key__c', CALL));
    expect(refusal(again)).toMatchObject({ statusCode: 'DUPLICATE_VALUE' });
  });

  test('who creates a record owns it', () => {
    const { org, as } = makeOrg();
    const id = as('david', () => org.create('Cti_Call__c', CALL));
    expect(org.read(id)).toMatchObject({ OwnerId: userNamed(org, 'david').id });
    expect(org.actingUserId).toBe(userNamed(org, 'alice').id);
  });
});

describe('objects', () => {
  test('somebody without the permission set knows nothing of calls', () => {
    const { org, as } = makeOrg();
    const names = as('nora', () => describeObjects(org).map(({ apiName }) => apiName));
    expect(names).toContain('Contact');
    expect(names).not.toContain('Cti_Call__c');
    expect(refusal(() => as('nora', () => org.create('Cti_Call__c', CALL)))).toMatchObject({
      statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    });
  });

  test('who may only read tasks can neither create nor change one', () => {
    const { org, as } = makeOrg();
    const own = org.create('Task', { Subject: 'x', OwnerId: userNamed(org, 'bruno').id });
    expect(as('bruno', () => org.read(own).Subject)).toBe('x');
    expect(refusal(() => as('bruno', () => org.create('Task', { Subject: 'y' })))).toEqual({
      statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      message: 'entity type cannot be inserted: Task',
      fields: [],
    });
    expect(refusal(() => as('bruno', () => org.update(own, { Subject: 'y' })))).toMatchObject({
      statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
    });
  });

  test('a task is read by everybody and changed by its owner and those above', () => {
    const { org, as } = makeOrg();
    const id = as('alice', () => org.create('Task', { Subject: 'x' }));
    expect(as('david', () => org.read(id).Subject)).toBe('x');
    expect(refusal(() => as('david', () => org.update(id, { Subject: 'y' })))).toMatchObject({
      statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
    });
    as('sofia', () => org.update(id, { Subject: 'z' }));
    expect(org.read(id).Subject).toBe('z');
  });
});

describe('fields', () => {
  test('a hidden field is not there, and not found, and cannot be written', () => {
    const { org, as } = makeOrg();
    const id = org.create('Contact', { LastName: 'Berg', MobilePhone: '+49 176 04069001' });
    expect(as('clara', () => Object.keys(org.read(id)))).not.toContain('MobilePhone');
    expect(refusal(() => as('clara', () => org.update(id, { MobilePhone: '1' })))).toEqual({
      statusCode: 'INVALID_FIELD',
      message: "No such column 'MobilePhone' on sobject of type Contact",
      fields: ['MobilePhone'],
    });
  });

  test('saving something else leaves the hidden field as it was', () => {
    const { org, as } = makeOrg();
    const id = org.create('Contact', { LastName: 'Berg', MobilePhone: '+49 176 04069001' });
    as('clara', () => org.update(id, { Title: 'Dr' }));
    expect(org.read(id)).toMatchObject({ Title: 'Dr', MobilePhone: '+49 176 04069001' });
  });

  test('result, duration and object of a call cannot be hidden', () => {
    const { org, as } = makeOrg();
    const { access } = as('clara', () => ({ access: org.access }));
    expect(access.mayEditField('Task', 'CallDisposition')).toBe(true);
    expect(access.mayEditField('Task', 'Type')).toBe(false);
  });

  test('what the org itself keeps is its own affair: an account behind a task is found for everybody', () => {
    const { org, as } = makeOrg();
    const contact = org.records('Contact').find((each) => each.AccountId && !each.IsPersonAccount)!;
    const id = as('clara', () => org.create('Task', { Subject: 'x', WhoId: contact.Id }));
    expect(org.read(id).AccountId).toBe(contact.AccountId);
  });
});

test('after an error in user mode the org is its own again', () => {
  const { org, as } = makeOrg();
  expect(() =>
    as('nora', () => {
      throw new Error('x');
    }),
  ).toThrow('x');
  expect(org.access.may('create', 'Cti_Call__c')).toBe(true);
});

test('a project without permission sets leaves its own objects open', () => {
  const rights = (sets: PermissionSets) => {
    const access = accessOf(ACME_USERS[0]!, sets);
    return [access.may('create', 'Other__c'), access.mayReadField('Contact', 'Other__c')];
  };
  expect(rights(new Map())).toEqual([true, true]);
  expect(rights(readPermissionSets('force-app/main/default'))).toEqual([false, false]);
});
