/** @jest-environment node */
import { FakeFrame } from './fakeFrame';

type OpenCti = sforce.opencti.OpenCti;

/** The compiler refuses a name that the types do not have, and a missing one. */
const NAMES: Record<keyof OpenCti, true> = {
  SCREENPOP_TYPE: true,
  CALL_TYPE: true,
  hvs: true,
  enableClickToDial: true,
  disableClickToDial: true,
  onClickToDial: true,
  getAppViewInfo: true,
  onNavigationChange: true,
  refreshView: true,
  getCallCenterSettings: true,
  getSoftphoneLayout: true,
  notifyInitializationComplete: true,
  isSoftphonePanelVisible: true,
  setSoftphonePanelVisibility: true,
  setSoftphonePanelHeight: true,
  setSoftphonePanelWidth: true,
  setSoftphonePanelLabel: true,
  setSoftphonePanelIcon: true,
  setSoftphoneItemLabel: true,
  setSoftphoneItemIcon: true,
  screenPop: true,
  searchAndScreenPop: true,
  saveLog: true,
  runApex: true,
  subscribe: true,
  unsubscribe: true,
  publish: true,
};
const VOICE_NAMES: Record<keyof OpenCti['hvs'], true> = { onWorkStart: true, completeWork: true };
const SCREENPOP_TYPE: OpenCti['SCREENPOP_TYPE'] = {
  URL: 'url',
  SOBJECT: 'sobject',
  OBJECTHOME: 'objecthome',
  LIST: 'list',
  SEARCH: 'search',
  NEW_RECORD_MODAL: 'newRecord',
  FLOW: 'flow',
};
const CALL_TYPE: OpenCti['CALL_TYPE'] = { INBOUND: 'inbound', OUTBOUND: 'outbound', INTERNAL: 'internal' };

const opencti = new FakeFrame().opencti as unknown as OpenCti;
const callback = (): void => undefined;

describe('the types and the library of the emulator', () => {
  test('name the same methods', () => {
    // Public in Salesforce's library, but no business of adapters.
    const named = Object.keys(opencti).filter((name) => name !== 'initialize');
    expect(named.sort()).toEqual(Object.keys(NAMES).sort());
    expect(Object.keys(opencti.hvs).sort()).toEqual(Object.keys(VOICE_NAMES).sort());
  });

  test('hold the same words in both enums', () => {
    expect(opencti.SCREENPOP_TYPE).toEqual(SCREENPOP_TYPE);
    expect(opencti.CALL_TYPE).toEqual(CALL_TYPE);
  });
});

describe('what the types refuse, the library refuses too', () => {
  const NO_OBJECT = 'Must pass in only one object which holds arguments to this API method call.';

  test('an empty argument', () => {
    // @ts-expect-error the guide's own sample; without an argument it works
    expect(() => opencti.refreshView({})).toThrow(NO_OBJECT);
    // @ts-expect-error an argument without keys
    expect(() => opencti.screenPop({})).toThrow(NO_OBJECT);
    expect(() => opencti.refreshView()).not.toThrow();
    expect(() => opencti.notifyInitializationComplete({})).not.toThrow();
  });

  test('a missing callback or listener', () => {
    // @ts-expect-error an answer that nobody hears
    expect(() => opencti.getSoftphoneLayout({ done: callback })).toThrow('`callback`');
    // @ts-expect-error clicks that nobody hears
    expect(() => opencti.onClickToDial({ callback })).toThrow('`listener`');
    // @ts-expect-error work that nobody hears
    expect(() => opencti.hvs.onWorkStart({ callback })).toThrow('`listener`');
  });

  test('a log without a value, and a message that is none', () => {
    // @ts-expect-error nothing to save
    expect(() => opencti.saveLog({ callback })).toThrow('`value object`');
    // @ts-expect-error a text alone is no message
    expect(() => opencti.publish({ channelName: 'Calls__c', message: 'ringing' })).toThrow('`message`');
    // @ts-expect-error the name instead of what subscribe gave
    expect(() => opencti.unsubscribe({ subscription: 'Calls__c' })).toThrow('`subscription`');
  });
});

/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment -- wrong on purpose */

/** Never run: each line is for the compiler (`npx tsc`), which complains of a `@ts-expect-error` that has nothing to expect. */
export function traps(answered: (text: string) => void): void {
  opencti.screenPop({ type: opencti.SCREENPOP_TYPE.SOBJECT, params: { recordId: '003' } });
  opencti.screenPop({ type: 'newRecord', params: { entityName: 'Contact', defaultFieldValues: { Phone: '1' } } });
  // @ts-expect-error the params of another type
  opencti.screenPop({ type: 'sobject', params: { url: '/apex/Page' } });
  // @ts-expect-error the name instead of its value
  opencti.screenPop({ type: 'NEW_RECORD_MODAL', params: { entityName: 'Contact' } });
  // @ts-expect-error the library drops it: it belongs into params
  opencti.screenPop({ type: 'newRecord', params: { entityName: 'Contact' }, defaultFieldValues: { Phone: '1' } });
  // @ts-expect-error as Task.CallType has it
  opencti.searchAndScreenPop({ searchParams: '030', callType: 'Inbound' });
  // @ts-expect-error as a table of the guide has it
  opencti.searchAndScreenPop({ searchParams: '030', callType: 'inbound', defaultFieldsValue: {} });
  // @ts-expect-error neither Id nor entityApiName
  opencti.saveLog({ value: { Subject: 'Call' } });
  // @ts-expect-error a height as text
  opencti.setSoftphonePanelHeight({ heightPX: '400' });
  // @ts-expect-error not in Lightning
  opencti.isInConsole({ callback });

  opencti.onClickToDial({
    listener: (clicked) => {
      answered(clicked.number.replace(/\D/g, ''));
      // @ts-expect-error as the guide of 45.0 has it
      answered(clicked.returnValue.number);
      // @ts-expect-error a number without a record has none
      answered(clicked.recordId);
    },
  });
  opencti.saveLog({
    value: { entityApiName: 'Task', Subject: 'Call' },
    callback: (response) => {
      // @ts-expect-error as the guide's sample has it
      answered(response.result);
      // @ts-expect-error nobody has asked whether it went well
      answered(response.returnValue);
      if (response.success) answered(response.returnValue.recordId);
      else answered(response.errors[0]!.description);
      // @ts-expect-error errors are objects
      answered(response.errors?.[0]);
    },
  });
  opencti.searchAndScreenPop({
    ...{ searchParams: '030 1234567', callType: opencti.CALL_TYPE.OUTBOUND, deferred: true },
    callback: ({ success, returnValue }) => {
      if (success && returnValue.SCREEN_POP_DATA) opencti.screenPop(returnValue.SCREEN_POP_DATA);
    },
  });
  opencti.getCallCenterSettings({
    // @ts-expect-error a text: "480"
    callback: ({ returnValue }) => returnValue!['/reqGeneralInfo/reqSoftphoneHeight']! - 40,
  });
  opencti.subscribe({
    ...{ channelName: 'Calls__c', listener: callback },
    callback: (response) => {
      // @ts-expect-error there is none after a failure
      opencti.unsubscribe({ subscription: response.subscription });
      if (response.success) opencti.unsubscribe({ subscription: response.subscription });
    },
  });
}
