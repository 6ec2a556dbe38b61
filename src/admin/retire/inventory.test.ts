/** @jest-environment node */
import { OrgPicture } from '../checks/orgPicture';
import { connectTo } from '../testWorld/connectTo';
import { soundOrg } from '../testWorld/soundOrg';
import { daysLeft } from './daysLeft';
import { readInventory } from './inventory';
import { readReportsOnCalls } from './reportsOnCalls';

test('the inventory names what hangs on Open CTI, and nothing else', async () => {
  const { org, data } = await soundOrg();
  try {
    const add = (objectType: string, values: Record<string, unknown>): string =>
      data.create(objectType, { NamespacePrefix: null, ...values });
    add('ApexPage', { Name: 'OldPhone', Markup: '<script src="/support/api/43.0/lightning/opencti_min.js"/>' });
    add('ApexPage', { Name: 'Invoice', Markup: '<apex:page/>' });
    add('ApexClass', { Name: 'Assigner', Body: 'update new User(CallCenterId = id);' });
    add('ApexClass', { Name: 'Other', Body: 'class Other {}' });
    const dependents = await readInventory(new OrgPicture(await connectTo(org)), ['Calls per day']);
    expect(dependents.map(({ names }) => names)).toEqual([
      ['AcmePhone (3 users)'],
      ['Acme_Console_UtilityBar'],
      ['OldPhone'],
      ['Assigner'],
      ['Calls per day'],
    ]);
    expect(dependents.every(({ replacement }) => replacement !== '')).toBe(true);
  } finally {
    await org.close();
  }
});

test('days are counted to the end of February 2028', () => {
  expect(daysLeft(Date.UTC(2028, 1, 27))).toBe(1);
  expect(daysLeft(Date.UTC(2028, 1, 28))).toBe(0);
});

const PLAIN = {
  detailColumns: ['SUBJECT', 'ACCOUNT.NAME', 'Case.Call_Type__c'],
  reportFilters: [],
  aggregates: ['RowCount'],
};

test.each([
  ['shown', { detailColumns: ['SUBJECT', 'CALLDURATION'] }, true],
  ['shown by a type of the org’s own', { detailColumns: ['Activity.CallType'] }, true],
  ['filtered by', { reportFilters: [{ column: 'Task$CallDisposition', operator: 'equals', value: 'x' }] }, true],
  ['grouped by', { groupingsDown: [{ name: 'CALL_TYPE', sortOrder: 'Asc' }] }, true],
  ['summed', { aggregates: ['s!Activity.CallDurationInSeconds'] }, true],
  ['only compared with', { reportFilters: [{ column: 'SUBJECT', operator: 'equals', value: 'CallType' }] }, false],
  ['not there', {}, false],
])('a report in which a call field is %s', async (_, metadata, isFound) => {
  const { org, data } = await soundOrg();
  try {
    const id = data.create('Report', { Name: 'Calls', FolderName: 'Sales' });
    org.rest.reports.set(id, { ...PLAIN, ...metadata });
    const door = await connectTo(org);
    expect((await readReportsOnCalls(door, 10)).names).toEqual(isFound ? ['Calls (Sales)'] : []);
  } finally {
    await org.close();
  }
});

test('reports are looked at from the latest run on, up to a number; those that are closed to the login are counted', async () => {
  const { org, data } = await soundOrg();
  try {
    for (const [day, Name] of ['Aged', 'Closed', 'Newest'].entries()) {
      const id = data.create('Report', {
        Name,
        FolderName: null,
        LastRunDate: `2026-11-0${day + 1}T08:00:00.000+0000`,
      });
      if (Name !== 'Closed') org.rest.reports.set(id, { detailColumns: ['CALLTYPE'] });
    }
    const door = await connectTo(org);
    expect(await readReportsOnCalls(door, 2)).toEqual({ names: ['Newest'], read: 1, refused: 1, left: 1 });
    expect(await readReportsOnCalls(door, 9)).toEqual({ names: ['Newest', 'Aged'], read: 2, refused: 1, left: 0 });
  } finally {
    await org.close();
  }
});
