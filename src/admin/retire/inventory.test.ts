/** @jest-environment node */
import { OrgPicture } from '../checks/orgPicture';
import { connectTo } from '../testWorld/connectTo';
import { soundOrg } from '../testWorld/soundOrg';
import { daysLeft } from './daysLeft';
import { readInventory } from './inventory';

test('the inventory names what hangs on Open CTI, and nothing else', async () => {
  const { org, data } = await soundOrg();
  try {
    const add = (objectType: string, values: Record<string, unknown>): string =>
      data.create(objectType, { NamespacePrefix: null, ...values });
    add('ApexPage', { Name: 'OldPhone', Markup: '<script src="/support/api/43.0/lightning/opencti_min.js"/>' });
    add('ApexPage', { Name: 'Invoice', Markup: '<apex:page/>' });
    add('ApexClass', { Name: 'Assigner', Body: 'update new User(CallCenterId = id);' });
    add('ApexClass', { Name: 'Other', Body: 'class Other {}' });
    const dependents = await readInventory(new OrgPicture(await connectTo(org)));
    expect(dependents.map(({ names }) => names)).toEqual([
      ['AcmePhone (3 users)'],
      ['Acme_Console_UtilityBar'],
      ['OldPhone'],
      ['Assigner'],
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
