import { makeDesk, callOf } from '../host/fakeAdapter';
import type { Desk } from '../host/fakeAdapter';
import type { MethodResponse } from '../host/message';
import type { SoftphoneLayout } from '../host/softphoneLayout';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk();
});
afterEach(() => {
  jest.useRealTimers();
  desk.close();
});

const VIEW = { url: 'http://lightning.acme.localhost/lightning/r/Contact/003/view', page: null };

/** Everything that the adapter's window has received so far, after the host had time to answer. */
async function received() {
  await new Promise((resolve) => setTimeout(resolve));
  return desk.received.map(({ message }) => message);
}

test('a host that never answers takes the call and stays silent', async () => {
  desk.scenarios.set('hostAnswers', 'never');
  desk.post({ ...callOf('enableClickToDial'), isCallbackRegistered: true });
  expect(await received()).toEqual([]);
  expect(desk.console.done).toEqual([['setClickToDial', true]]);
});

test('a late host answers after five seconds', async () => {
  jest.useFakeTimers();
  desk.scenarios.set('hostAnswers', 'late');
  const reply = desk.call('isSoftphonePanelVisible');
  await jest.advanceTimersByTimeAsync(4_999);
  expect(desk.received).toHaveLength(0);
  await jest.advanceTimersByTimeAsync(1);
  expect((await reply).success).toBe(true);
});

test('a host older than v49 sends no flags', async () => {
  desk.scenarios.set('replyFlags', 'missing');
  desk.post({ ...callOf('isSoftphonePanelVisible'), isCallbackRegistered: true });
  const [message] = await received();
  expect(Object.keys(message!).sort()).toEqual(['apiType', 'apiVersion', 'callId', 'methodName', 'response']);
});

test.each([
  ['twice', 2],
  ['once', 1],
  ['five', 5],
  ['never', 0],
])('a navigation is told %s', async (value, count) => {
  desk.scenarios.set('navigationEvents', value);
  desk.post({ ...callOf('onNavigationChange'), isListenerRegistered: true });
  await received();
  await desk.host.navigated();
  expect(desk.received).toHaveLength(count);
});

test('the registration of a listener is answered when the host does that', async () => {
  desk.scenarios.set('listenerReplies', 'sent');
  desk.post({ ...callOf('onClickToDial'), isListenerRegistered: true });
  expect((await received()).map((message) => message.response)).toEqual([
    { success: true, returnValue: null, errors: null },
  ]);
});

test.each([
  ['noFields', { Account: [], Contact: [], Lead: [] }],
  ['noObjects', {}],
  ['empty', {}],
])('a layout of the kind %s finds nobody', async (value, objects) => {
  desk.console.org.found = {
    groups: [{ objectType: 'Contact', records: [{ Id: '003000000000001EAA', Name: 'Ada' }] }],
  };
  desk.scenarios.set('softphoneLayout', value);
  expect(((await desk.call('getSoftphoneLayout')).returnValue as SoftphoneLayout).Inbound.objects).toEqual(objects);
  const found = await desk.call('searchAndScreenPop', { searchParams: 'Ada', callType: 'inbound', deferred: true });
  expect(Object.keys(found.returnValue as object).filter((key) => key !== 'SCREEN_POP_DATA')).toEqual([]);
});

test.each([
  ['record', { message: 'No', pageErrors: [], fieldErrors: {} }],
  ['list', [{ message: 'No' }]],
  ['text', 'No'],
  ['null', null],
  ['odd', [[{ fieldErrors: 7 }], 'No']],
  ['absent', undefined],
])('details of a refused save have the shape %s', async (value, details) => {
  desk.scenarios.set('errorDetails', value);
  desk.console.org.refusal = new Error('No');
  const { errors } = await desk.call('saveLog', { object: { entityApiName: 'Task' } });
  expect(errors?.[0]?.details).toEqual(details);
});

test('a wrong argument gets the code that the switch says', async () => {
  desk.scenarios.set('wrongArguments', 'genericError');
  const { errors } = await desk.call('setSoftphonePanelHeight', { heightPX: 'tall' });
  expect(errors).toEqual([expect.objectContaining({ code: 'GENERIC_ERROR' })]);
});

describe('a deferred search', () => {
  const ADA = { Id: '003000000000001EAA', Name: 'Ada' };
  const BOB = { Id: '003000000000002EAA', Name: 'Bob' };
  const search = (callType: string): Promise<MethodResponse> =>
    desk.call('searchAndScreenPop', { searchParams: 'anybody', callType, deferred: true });

  test.each([
    ['always', [ADA, BOB], true],
    ['oneMatch', [ADA, BOB], false],
    ['oneMatch', [ADA], true],
    ['never', [ADA], false],
  ])('has its pop %s for %j: %s', async (value, records, isThere) => {
    desk.scenarios.set('deferredPops', value);
    desk.console.org.found = { groups: [{ objectType: 'Contact', records }] };
    expect('SCREEN_POP_DATA' in ((await search('inbound')).returnValue as object)).toBe(isThere);
  });

  test('of an outbound call has a pop only when the switch says so', async () => {
    desk.console.org.found = { groups: [{ objectType: 'Contact', records: [ADA] }] };
    expect((await search('outbound')).returnValue).not.toHaveProperty('SCREEN_POP_DATA');
    desk.scenarios.set('outboundPops', 'asInbound');
    expect((await search('outbound')).returnValue).toHaveProperty('SCREEN_POP_DATA.params.recordId', ADA.Id);
  });
});

test('unknown keys come with messages, responses and values', async () => {
  desk.scenarios.set('unknownKeys', 'added');
  const { returnValue } = await desk.call('isSoftphonePanelVisible');
  expect(returnValue).toEqual({ visible: false, _sfdcTraceId: 'x-1', nested: { list: [1, null] } });
  expect(desk.received[0]?.message).toHaveProperty('_sfdcTraceId');
});

test.each([
  ['absolute', VIEW.url],
  ['relative', '/lightning/r/Contact/003/view'],
  ['odd', '/one/one.app#%2Flightning%2Fr%2FContact%2F003%2Fview'],
])('the address of a view is %s', async (value, url) => {
  desk.scenarios.set('viewAddress', value);
  desk.console.view = VIEW;
  expect((await desk.call('getAppViewInfo')).returnValue).toMatchObject({ url });
});

test.each([
  ['text', { number: '+49 30 1', recordId: 'x' }],
  ['digits', { number: 49301, recordId: 'x' }],
  ['noRecord', { number: '+49 30 1' }],
])('a click to dial gives %s', async (value, payload) => {
  desk.scenarios.set('dialledNumber', value);
  desk.post({ ...callOf('onClickToDial'), isListenerRegistered: true });
  await received();
  desk.host.clickedToDial({ number: '+49 30 1', recordId: 'x' });
  expect(desk.received[0]?.message.response).toEqual(payload);
});

test('a long label is refused when the switch says so', async () => {
  const label = 'x'.repeat(61);
  expect((await desk.call('setSoftphoneItemLabel', { label })).success).toBe(true);
  desk.scenarios.set('longLabels', 'refused');
  expect((await desk.call('setSoftphoneItemLabel', { label })).success).toBe(false);
  expect((await desk.call('setSoftphonePanelLabel', { label: 'x' })).success).toBe(true);
});
