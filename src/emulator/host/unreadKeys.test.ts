import { makeDesk } from './fakeAdapter';
import type { Desk } from './fakeAdapter';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk();
});
afterEach(() => desk.close());

const ADA = '003000000000001AAA';

test('a key that nobody reads is said loudly, and the call goes on without it', async () => {
  const args = { type: 'sobject', params: { recordId: ADA, mode: 'edit' }, defaultFieldValues: { Phone: '1' } };
  expect((await desk.call('screenPop', args)).success).toBe(true);
  expect(desk.gaps.map(({ called }) => called)).toEqual([
    'screenPop with the key params.mode',
    'screenPop with the key defaultFieldValues',
  ]);
  expect(desk.gaps[0]).toMatchObject({
    answered: 'as if the key were not there',
    file: 'src/emulator/host/methods/screenPop.ts',
  });
});

test.each([
  ['saveLog', { object: { entityApiName: 'Task', Anything__c: 1 } }],
  [
    'searchAndScreenPop',
    { searchParams: '0301', callType: 'inbound', defaultFieldValues: { Phone: '1' }, deferred: true },
  ],
  ['screenPop', { type: 'newRecord', params: { entityName: 'Contact', defaultFieldValues: { Phone: '1' } } }],
  ['publish', { eventName: 'Calls__c', message: { any: 1 } }],
  ['subscribe', { eventName: 'Calls__c', subscription: {} }],
  ['setSoftphonePanelHeight', { heightPX: 300 }],
  ['getAppViewInfo', {}],
])('what the library sends with %s is all read', async (method, args) => {
  await desk.call(method, args);
  expect(desk.gaps).toEqual([]);
});
