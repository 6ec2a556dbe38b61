import { recordPage } from '../host/fakeConsole';
import type { FakeConsole } from '../host/fakeConsole';
import type { ConformanceCase, Success } from './conformanceCase';

const NO_OBJECT = 'Must pass in only one object which holds arguments to this API method call.';
const NO_CALLBACK = 'Missing the required argument `callback`!';
const NO_LISTENER = 'Missing the required argument `listener`!';
const NO_CHANNEL = 'The argument `channelName` must be a non-empty string!';
const callback = (): void => undefined;

/** Nothing, no keys, no object, two objects: what all methods that need an argument refuse. */
const NEEDS_ONE: ConformanceCase['refused'] = [
  [[], NO_OBJECT],
  [[{}], NO_OBJECT],
  [['text'], NO_OBJECT],
  [[{ callback }, { callback }], NO_OBJECT],
];
const MAY_BE_NONE: ConformanceCase['refused'] = [[[{}], NO_OBJECT]];
const ASKS: ConformanceCase['refused'] = [...NEEDS_ONE, [[{ other: 1 }], NO_CALLBACK]];
const LISTENS: ConformanceCase['refused'] = [...NEEDS_ONE, [[{ callback }], NO_LISTENER]];

const ADA = '003000000000001AAA';
const adaIsShown = (console: FakeConsole): void => {
  console.view = { url: '/lightning/r/Contact/x/view', page: recordPage('Contact', { Id: ADA, Name: 'Ada' }) };
};
const ADA_SHOWN = { url: '/lightning/r/Contact/x/view', recordId: ADA, recordName: 'Ada', objectType: 'Contact' };
const adaIsFound = (console: FakeConsole): void => {
  const ada = { Id: ADA, Name: 'Ada', Phone: '030 1', Email: 'a@example.com', LastModifiedDate: '2026-01-01' };
  console.org.found = { groups: [{ objectType: 'Contact', records: [ada] }] };
};
const ADA_FOUND = { Id: ADA, Name: 'Ada', Phone: '030 1', LastModifiedDate: '2026-01-01', RecordType: 'Contact' };

const CLICKS: readonly ConformanceCase[] = [
  { method: 'enableClickToDial', wire: {}, refused: MAY_BE_NONE, success: does('setClickToDial', true) },
  { method: 'disableClickToDial', wire: {}, refused: MAY_BE_NONE, success: does('setClickToDial', false) },
  {
    ...{ method: 'onClickToDial', wire: {}, refused: LISTENS },
    success: { tell: (host) => host.clickedToDial({ number: '030 1' }), hears: { number: '030 1' } },
    note: 'no reply to the registration; the payload is no response',
  },
];

const VIEWS: readonly ConformanceCase[] = [
  {
    ...{ method: 'getAppViewInfo', wire: {}, refused: ASKS, given: adaIsShown },
    success: { returns: ADA_SHOWN },
    note: 'off records all but `url` are empty texts',
  },
  {
    ...{ method: 'onNavigationChange', wire: {}, refused: LISTENS, given: adaIsShown },
    success: { tell: (host) => host.navigated(), hears: ADA_SHOWN },
    note: 'as onClickToDial',
  },
  { method: 'refreshView', wire: {}, refused: MAY_BE_NONE, success: does('refreshView') },
];

const CALL_CENTER: readonly ConformanceCase[] = [
  {
    ...{ method: 'getCallCenterSettings', wire: {}, refused: ASKS },
    given: (console) => Object.assign(console, { settings: { '/reqGeneralInfo/reqUseApi': 'true' } }),
    success: { returns: { '/reqGeneralInfo/reqUseApi': 'true' } },
    note: 'all values are texts',
  },
  {
    ...{ method: 'getSoftphoneLayout', wire: {}, refused: ASKS },
    success: { keys: ['Internal', 'Inbound', 'Outbound'] },
    note: 'keys of the layout compared, not its content',
  },
  {
    ...{ method: 'notifyInitializationComplete', wire: {}, refused: [], success: does('adapterIsReady') },
    note: 'checks nothing, `{}` passes',
  },
];

const PANEL: readonly ConformanceCase[] = [
  { method: 'isSoftphonePanelVisible', wire: {}, refused: ASKS, success: { returns: { visible: false } } },
  panel('setSoftphonePanelVisibility', { visible: true }, { isVisible: true }, { visible: 'yes' }),
  {
    ...panel('setSoftphonePanelHeight', { heightPX: 240 }, { heightPx: 240 }, { heightPX: 239 }),
    note: '240 to 2560; the code for a size outside is assumed',
  },
  {
    ...panel('setSoftphonePanelWidth', { widthPX: 1920 }, { widthPx: 1920 }, { widthPX: 1921 }),
    note: '200 to 1920; the code for a size outside is assumed',
  },
  panel('setSoftphonePanelLabel', { label: 'Phone' }, { label: 'Phone' }, { label: 7 }),
  panel('setSoftphonePanelIcon', { key: 'end_call' }, { icon: 'end_call' }, { key: 'utility:call' }),
  item('setSoftphoneItemLabel', { label: 'Phone' }, { label: 'Phone' }, { label: 7 }),
  item('setSoftphoneItemIcon', { key: 'end_call' }, { icon: 'end_call' }, { key: 'utility:call' }),
];

const POPS: readonly ConformanceCase[] = [
  {
    method: 'screenPop',
    argument: { type: 'sobject', params: { recordId: ADA }, defaultFieldValues: { Phone: '1' } },
    wire: { type: 'sobject', params: { recordId: ADA } },
    refused: NEEDS_ONE,
    success: does('openRecord', ADA),
    refusal: invalid('type', { type: 'NEW_RECORD_MODAL', params: { entityName: 'Contact' } }),
    note: '`defaultFieldValues` beside `params` is dropped; the other types in `host/methods/pop.test.ts`',
  },
  {
    method: 'searchAndScreenPop',
    argument: { searchParams: '0301', callType: 'inbound', deferred: true, defaultFieldsValue: {} },
    wire: { searchParams: '0301', callType: 'inbound', deferred: true },
    refused: NEEDS_ONE,
    given: adaIsFound,
    success: {
      returns: { [ADA]: ADA_FOUND, SCREEN_POP_DATA: { type: 'sobject', params: { recordId: ADA } } },
      done: [],
    },
    refusal: invalid('callType', { searchParams: '0301', callType: 'Inbound' }),
    note: 'deferred, one match; only fields of the layout come back',
  },
];

const RECORDS: readonly ConformanceCase[] = [
  {
    method: 'saveLog',
    argument: { value: { entityApiName: 'Task', Subject: 'Call' } },
    wire: { object: { entityApiName: 'Task', Subject: 'Call' } },
    refused: [
      ...NEEDS_ONE,
      [[{ callback }], 'Missing the required argument `value object`!'],
      [[{ value: 'text' }], 'Missing the required argument `value object`!'],
    ],
    success: { returns: { recordId: '00T000000000001EAA' }, saved: [['create', 'Task', { Subject: 'Call' }]] },
    refusal: {
      argument: { value: { entityApiName: 'Task' } },
      wire: { object: { entityApiName: 'Task' } },
      given: (console) => (console.org.refusal = new Error('You may not create tasks')),
      ...{ code: 'GENERIC_ERROR', says: 'Review the Details field in the error section.' },
    },
    note: '`value: null` slips through the library; `returnValue.recordId` as vendors read it; shape of `details` assumed',
  },
  {
    method: 'runApex',
    argument: { apexClass: 'NoSuchClass', methodName: 'find', methodParams: 'name=x' },
    wire: { apexClass: 'NoSuchClass', methodName: 'find', methodParams: 'name=x' },
    refused: NEEDS_ONE,
    refusal: {
      argument: { apexClass: 'NoSuchClass', methodName: 'find', methodParams: 'name=x' },
      ...{ code: 'SERVER_ERROR', says: 'Could not load Apex class: NoSuchClass.' },
    },
    note: 'a class that is not there',
  },
];

const CHANNELS: readonly ConformanceCase[] = [
  {
    ...{ method: 'subscribe', since: '47.0' },
    argument: { channelName: 'Calls__c' },
    wire: { eventName: 'Calls__c', subscription: {} },
    refused: [
      ...NEEDS_ONE,
      [[{ channelName: '', listener: callback }], NO_CHANNEL],
      [[{ channelName: 'Calls__c' }], NO_LISTENER],
    ],
    success: {
      tell: (_host, post) => post('publish', { eventName: 'Calls__c', message: { state: 'ringing' } }),
      hears: { state: 'ringing' },
    },
    refusal: { ...invalid('channelName', { channelName: 'Calls' }), wire: { eventName: 'Calls', subscription: {} } },
    note: 'every `…__c` is a channel (assumed)',
  },
  {
    ...{ method: 'unsubscribe', since: '47.0' },
    wire: { eventName: 'Calls__c' },
    refused: [...NEEDS_ONE, [[{ subscription: 'text' }], 'The argument `subscription` must be an object!']],
    first: (opencti) =>
      new Promise((resolve) => {
        const callback = ({ subscription }: { subscription: unknown }) => resolve({ subscription });
        opencti.subscribe!({ channelName: 'Calls__c', listener: () => undefined, callback });
      }),
    success: { returns: null },
    note: 'sent only when the last listener of the channel goes',
  },
  {
    ...{ method: 'publish', since: '47.0' },
    argument: { channelName: 'Calls__c', message: { state: 'ringing', lost: undefined } },
    wire: { eventName: 'Calls__c', message: { state: 'ringing' } },
    refused: [
      ...NEEDS_ONE,
      [[{ channelName: 7 }], NO_CHANNEL],
      [[{ channelName: 'Calls__c', message: 'text' }], 'The argument `message` must be a serializable object or null!'],
    ],
    success: { returns: null },
    refusal: {
      ...invalid('channelName', { channelName: 'Calls' }),
      wire: { eventName: 'Calls' },
    },
  },
];

const WORK: readonly ConformanceCase[] = [
  {
    ...{ method: 'hvs.onWorkStart', since: '46.0', wire: {}, refused: LISTENS },
    note: 'the console shows a small work queue from then on; on the wire it has no prefix',
  },
  {
    ...{ method: 'hvs.completeWork', since: '46.0', refused: NEEDS_ONE },
    argument: { workId: 'w1', attributes: { disposition: 'Reached' } },
    wire: { workId: 'w1', attributes: { disposition: 'Reached' } },
    refusal: invalid('workId', { attributes: {} }),
    note: 'for work that was started; on the wire it has no prefix',
  },
];

export const CASES: readonly ConformanceCase[] = [
  ...CLICKS,
  ...VIEWS,
  ...CALL_CENTER,
  ...PANEL,
  ...POPS,
  ...RECORDS,
  ...CHANNELS,
  ...WORK,
];

function does(...what: unknown[]): Success {
  return { returns: null, done: [what] };
}

function invalid(name: string, argument: Readonly<Record<string, unknown>>) {
  return { argument, code: 'INVALID_PARAM', says: `An invalid value was passed to the parameter ${name}. ` };
}

type Plain = Readonly<Record<string, unknown>>;

function panel(...[method, argument, change, wrong]: [string, Plain, Plain, Plain]): ConformanceCase {
  const refusal = invalid(Object.keys(argument)[0]!, wrong);
  return { method, argument, wire: argument, refused: NEEDS_ONE, success: does('changePanel', change), refusal };
}

function item(...[method, argument, change, wrong]: [string, Plain, Plain, Plain]): ConformanceCase {
  return { ...panel(method, argument, change, wrong), success: does('changeItem', change) };
}
