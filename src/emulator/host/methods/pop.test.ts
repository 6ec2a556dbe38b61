import { makeDesk } from '../fakeAdapter';
import type { Desk } from '../fakeAdapter';
import { recordPage } from '../fakeConsole';
import { listViewId } from '../../org/listViews';
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

  test('a list view by its id of 15 or 18 characters, and the first one is the list itself', async () => {
    const pop = (listViewId: string) =>
      desk.call('screenPop', { type: 'list', params: { listViewId, scope: 'Contact' } });
    const mine = listViewId(
      desk.console.objects.map(({ apiName }) => apiName),
      'Contact',
      'Mine',
    );
    await pop(mine);
    await pop(mine.slice(0, 15));
    await pop('All');
    expect(desk.console.done).toEqual([
      ['openList', 'Contact', 'Mine'],
      ['openList', 'Contact', 'Mine'],
      ['openList', 'Contact'],
    ]);
    expect(desk.gaps).toEqual([]);
    await pop('00B000000000001');
    expect(desk.gaps[0]?.called).toContain('(Mine)');
  });

  test('a flow opens with its arguments as text, unknown ones too', async () => {
    desk.console.flows = [{ name: 'Greet', label: 'Greet', inputs: ['who'], screens: [] }];
    const flowArgs = [
      { name: 'who', type: 'String', value: 'Ada' },
      { name: 'odd', type: 'Number', value: 7 },
      null,
      {},
    ];
    await desk.call('screenPop', { type: 'flow', params: { flowDevName: 'Greet', flowArgs } });
    expect(desk.console.done).toEqual([['openFlow', 'Greet', { who: 'Ada', odd: '7' }]]);
  });

  test('a flow that is not there fails, loudly', async () => {
    const response = await desk.call('screenPop', { type: 'flow', params: { flowDevName: 'Hello' } });
    expect(response.errors?.[0]?.code).toBe('GENERIC_ERROR');
    expect(desk.gaps).toEqual([
      {
        called: 'screenPop: flow Hello with []',
        answered: 'GENERIC_ERROR',
        file: 'src/emulator/org/flows/sampleFlows.json, or force-app/main/default/flows',
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

  test.each([
    ['newRecord', 0, ['openNewRecord', 'Contact', { LastName: 'New' }]],
    ['flow', 0, ['openFlow', 'New_Caller', { phone: '0301' }]],
    ['flow', 1, ['openFlow', 'Greet_Caller', { phone: '0301' }]],
    ['page', 0, ['openAddress', '/apex/Unknown_Caller?queue=sales+1']],
    ['page', 1, ['openAddress', '/apex/Known_Caller?queue=sales+1']],
    ['page', 2, ['openAddress', '/apex/Choose_Caller?queue=sales+1']],
    ['quiet', 2, undefined],
    ['oneObject', 2, ['openRecord', ADA]],
  ])('the layout “%s” with %i matches pops what it says', async (layout, matches, done) => {
    const flow = (name: string) => ({ name, label: name, inputs: [], screens: [] });
    desk.console.flows = [flow('New_Caller'), flow('Greet_Caller')];
    desk.scenarios.set('softphoneLayout', layout);
    const both: [string, OrgRecord][] = [
      ['Contact', ada],
      ['Lead', bob],
    ];
    find(...both.slice(0, matches));
    await search({
      queryParams: { queue: 'sales 1' },
      defaultFieldValues: { LastName: 'New' },
      params: { FLOW: { flowArgs: [{ name: 'phone', type: 'String', value: '0301' }] } },
    });
    expect(desk.console.done[0]).toEqual(done);
  });

  test('each call type may have objects and fields of its own', async () => {
    desk.scenarios.set('softphoneLayout', 'perCallType');
    find(['Contact', { ...ada, MobilePhone: '0171' }], ['Lead', bob]);
    expect((await search({ callType: 'outbound' })).returnValue).toMatchObject({ [ADA]: { MobilePhone: '0171' } });
    expect(Object.keys((await search({ callType: 'internal' })).returnValue as object)).toEqual([bob.Id]);
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
