import { makeDesk } from '../fakeAdapter';
import type { Desk } from '../fakeAdapter';
import { recordPage } from '../fakeConsole';
import type { OrgRecord } from '../../org/orgApi';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk();
});
afterEach(() => desk.close());

const ADA = '003000000000001AAA';

describe('screenPop', () => {
  test.each([
    ['sobject', { recordId: ADA }, ['openRecord', ADA]],
    ['sobject', { recordId: '003000000000001' }, ['openRecord', ADA]],
    ['url', { url: '/apex/Page?x=y' }, ['openAddress', '/apex/Page?x=y']],
    ['url', { url: 'https://example.com/' }, ['openAddress', 'https://example.com/']],
    ['objecthome', { scope: 'Account' }, ['openList', 'Account']],
    ['list', { listViewId: '00B000000000001', scope: 'Contact' }, ['openList', 'Contact']],
    ['search', { searchString: 'Ada' }, ['openSearch', 'Ada']],
    [
      'newRecord',
      { entityName: 'Contact', defaultFieldValues: { Phone: '030 1', Age: 7, Odd: {} } },
      ['openNewRecord', 'Contact', { Phone: '030 1', Age: 7 }],
    ],
    ['newRecord', { entityName: 'Contact' }, ['openNewRecord', 'Contact', {}]],
  ])('%s with %j opens it', async (type, params, done) => {
    expect(await desk.call('screenPop', { type, params })).toEqual({ success: true, returnValue: null, errors: null });
    expect(desk.console.done).toEqual([done]);
  });

  test.each([
    [{ type: 'SOBJECT', params: { recordId: ADA } }, 'type'],
    [{ type: 'toString', params: {} }, 'type'],
    [{ params: { recordId: ADA } }, 'type'],
    [{ type: 'sobject' }, 'params'],
    [{ type: 'sobject', params: { recordId: 'Ada' } }, 'recordId'],
    [{ type: 'url', params: { url: 'javascript:alert(1)' } }, 'url'],
    [{ type: 'url', params: { url: '//evil.example' } }, 'url'],
    [{ type: 'url', params: { url: '/\\evil.example' } }, 'url'],
    [{ type: 'objecthome', params: { scope: 'Nothing' } }, 'scope'],
    [{ type: 'list', params: { scope: 'Contact' } }, 'listViewId'],
    [{ type: 'search', params: { searchString: 'Ad' } }, 'searchString'],
    [{ type: 'newRecord', params: { entityName: 'Nothing__c' } }, 'entityName'],
  ])('%j is refused and %s is named', async (args, name) => {
    const response = await desk.call('screenPop', args);
    expect(response.errors).toEqual([
      { code: 'INVALID_PARAM', description: expect.stringContaining(`to the parameter ${name}.`) as unknown },
    ]);
    expect(desk.console.done).toEqual([]);
  });

  test('a flow fails, loudly', async () => {
    const response = await desk.call('screenPop', { type: 'flow', params: { flowDevName: 'Hello' } });
    expect(response.errors?.[0]?.code).toBe('GENERIC_ERROR');
    expect(desk.gaps).toEqual([
      {
        called: 'screenPop: type flow, params {"flowDevName":"Hello"}',
        answered: 'GENERIC_ERROR',
        file: 'src/emulator/host/screenPopTarget.ts',
      },
    ]);
  });
});

describe('searchAndScreenPop', () => {
  const ada: OrgRecord = {
    Id: ADA,
    Name: 'Ada',
    Phone: '030 1',
    Email: 'a@example.com',
    LastModifiedDate: '2026-01-01',
  };
  const bob: OrgRecord = { Id: '00Q000000000001AAA', Name: 'Bob', Phone: '030 1', LastModifiedDate: '2026-01-02' };
  const find = (...records: [string, OrgRecord][]) => {
    desk.console.org.found = { groups: records.map(([objectType, record]) => ({ objectType, records: [record] })) };
  };
  const search = (args: Record<string, unknown> = {}) =>
    desk.call('searchAndScreenPop', { searchParams: '0301', callType: 'inbound', ...args });

  test('one match is returned with the fields of the layout, and opened', async () => {
    find(['Contact', ada]);
    expect((await search()).returnValue).toEqual({
      [ADA]: { Id: ADA, Name: 'Ada', Phone: '030 1', LastModifiedDate: '2026-01-01', RecordType: 'Contact' },
    });
    expect(desk.console.done).toEqual([['openRecord', ADA]]);
  });

  test('several matches open the search page', async () => {
    find(['Contact', ada], ['Lead', bob]);
    await search();
    expect(desk.console.done).toEqual([['openSearch', '0301']]);
  });

  test('no match pops nothing by the default layout', async () => {
    expect((await search()).returnValue).toEqual({});
    expect(desk.console.done).toEqual([]);
  });

  test('objects that are not in the layout are not found', async () => {
    find(['Case', ada]);
    expect((await search()).returnValue).toEqual({});
  });

  test('deferred opens nothing and adds the pop among the records', async () => {
    find(['Contact', ada]);
    const { returnValue } = await search({ deferred: true });
    expect(returnValue).toMatchObject({ SCREEN_POP_DATA: { type: 'sobject', params: { recordId: ADA } } });
    expect(desk.console.done).toEqual([]);
    const { SCREEN_POP_DATA: target } = returnValue as { SCREEN_POP_DATA: unknown };
    expect((await desk.call('screenPop', target)).success).toBe(true);
    expect(desk.console.done).toEqual([['openRecord', ADA]]);
  });

  test('a person account brings its contact', async () => {
    const person = { ...ada, Id: '001000000000001AAA', IsPersonAccount: true, PersonContactId: ADA };
    find(['Account', person]);
    expect((await search({ deferred: true })).returnValue).toMatchObject({
      '001000000000001AAA': { RecordType: 'Account', IsPersonAccount: true, PersonContactId: ADA },
    });
  });

  test('an outbound search pops nothing', async () => {
    find(['Contact', ada]);
    expect(Object.keys((await search({ callType: 'outbound' })).returnValue as object)).toEqual([ADA]);
    expect(desk.console.done).toEqual([]);
  });

  test.each([
    [{ searchParams: '03' }, 'searchParams'],
    [{ callType: 'Inbound' }, 'callType'],
  ])('%j is refused and %s is named', async (args, name) => {
    expect((await search(args)).errors?.[0]?.description).toContain(`to the parameter ${name}.`);
  });

  test('an org that does not answer is a problem on the server', async () => {
    desk.console.org.refusal = new Error('offline');
    expect((await search()).errors).toEqual([
      { code: 'SERVER_ERROR', description: 'A problem was encountered on the server.' },
    ]);
  });
});

test('the current view of a record is told with its name and type', async () => {
  desk.console.view = { url: '/lightning/r/Contact/x/view', page: recordPage('Contact', { Id: ADA, Name: 'Ada' }) };
  expect((await desk.call('getAppViewInfo')).returnValue).toMatchObject({ recordId: ADA, recordName: 'Ada' });
});
