import { ADAPTER_ORIGIN, callOf, makeDesk } from './fakeAdapter';
import type { Desk } from './fakeAdapter';
import { recordPage } from './fakeConsole';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk();
});
afterEach(() => desk.close());

describe('who may speak to the host', () => {
  test('a call from another origin is ignored and counted', async () => {
    desk.post({ ...callOf('enableClickToDial'), isCallbackRegistered: true }, { origin: 'http://evil.example' });
    await desk.call('isSoftphonePanelVisible');
    expect(desk.console.done).toEqual([]);
    expect(desk.host.ignoredMessages).toBe(1);
    expect(desk.received).toHaveLength(1);
  });

  test('a call from another window of the right origin is ignored and counted', async () => {
    desk.post({ ...callOf('enableClickToDial'), isCallbackRegistered: true }, { source: window });
    await desk.call('isSoftphonePanelVisible');
    expect(desk.console.done).toEqual([]);
    expect(desk.host.ignoredMessages).toBe(1);
  });

  test.each([
    ['a text', 'interactionApi/method=isVisible_0'],
    ['null', null],
    ['an array', [callOf('enableClickToDial')]],
    ['another apiType', { ...callOf('enableClickToDial'), apiType: 'interaction' }],
    ['no method name', { ...callOf('enableClickToDial'), methodName: undefined }],
    ['an endless method name', callOf('x'.repeat(101))],
    ['a callId that is a text', { ...callOf('enableClickToDial'), callId: '0' }],
    ['an apiVersion with a point', { ...callOf('enableClickToDial'), apiVersion: 57.5 }],
    ['arguments that are a list', callOf('enableClickToDial', [1])],
  ])('a message that is %s is ignored and counted', async (_name, data) => {
    desk.post(data);
    await desk.call('isSoftphonePanelVisible');
    expect(desk.console.done).toEqual([]);
    expect(desk.host.ignoredMessages).toBe(1);
    expect(desk.host.trace).toHaveLength(2);
  });

  test('unknown fields beside the known ones do no harm', async () => {
    desk.post({ ...callOf('enableClickToDial'), nonce: 'x', __proto__: { methodName: 'y' } });
    await desk.call('isSoftphonePanelVisible');
    expect(desk.console.done).toEqual([['setClickToDial', true]]);
  });

  test('nothing is heard any more once the host has stopped to listen', () => {
    desk.close();
    desk.post(callOf('enableClickToDial'));
    expect(desk.console.done).toEqual([]);
  });
});

describe('how the host answers', () => {
  test('a reply carries version, type, method and number of the call and both flags, to the exact origin', async () => {
    desk.post({ ...callOf('isSoftphonePanelVisible'), callId: 7, apiVersion: 65, isCallbackRegistered: true });
    await desk.message((message) => message.callId === 7);
    expect(desk.received).toEqual([
      {
        targetOrigin: ADAPTER_ORIGIN,
        message: {
          apiVersion: 65,
          apiType: 'opencti',
          methodName: 'isSoftphonePanelVisible',
          callId: 7,
          response: { success: true, returnValue: { visible: false }, errors: null },
          shouldExecuteCallback: true,
          shouldExecuteListener: false,
        },
      },
    ]);
  });

  test('a call without a callback is answered, but no callback is to run', async () => {
    desk.post(callOf('enableClickToDial'));
    const reply = await desk.message((message) => message.methodName === 'enableClickToDial');
    expect(reply.shouldExecuteCallback).toBe(false);
    expect(reply.response).toEqual({ success: true, returnValue: null, errors: null });
  });

  test('the reply never comes before the code that asked has ended', () => {
    desk.post({ ...callOf('isSoftphonePanelVisible'), isCallbackRegistered: true });
    expect(desk.received).toEqual([]);
  });

  test('registering a listener alone gets no reply, which an old library would hand to the listener', async () => {
    await desk.register('onClickToDial');
    expect(desk.received.map(({ message }) => message.methodName)).toEqual(['isSoftphonePanelVisible']);
  });

  test('a method that nobody emulates fails and is said loudly, with the file to write', async () => {
    const response = await desk.call('openTheDoor', { key: 1 });
    expect(response).toEqual({
      success: false,
      returnValue: null,
      errors: [{ code: 'GENERIC_ERROR', description: 'An error occurred while calling the API method.' }],
    });
    expect(desk.gaps).toEqual([
      {
        called: 'openTheDoor({"key":1})',
        answered: 'GENERIC_ERROR',
        file: 'src/emulator/host/methods/openTheDoor.ts',
      },
    ]);
  });

  test('a method named like something of every object is not emulated either', async () => {
    expect((await desk.call('constructor')).success).toBe(false);
  });

  test('a view that can not be read is a failure, not silence', async () => {
    desk.console.currentView = () => Promise.reject(new Error('gone'));
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await desk.call('getAppViewInfo');
    expect(response.errors).toEqual([expect.objectContaining({ code: 'GENERIC_ERROR' })]);
    expect(said).toHaveBeenCalledTimes(1);
    said.mockRestore();
  });

  test('the trace keeps both ways, and only the last 2000', async () => {
    await desk.call('isSoftphonePanelVisible');
    expect(desk.host.trace.map((line) => line.way)).toEqual(['toHost', 'toAdapter']);
    for (let i = 0; i < 1010; i += 1) await desk.call('isSoftphonePanelVisible');
    expect(desk.host.trace).toHaveLength(2000);
  });
});

describe('what the host tells by itself', () => {
  test('two registrations of a listener get one message, which the library hands to both', async () => {
    await desk.register('onClickToDial');
    await desk.register('onClickToDial');
    desk.host.clickedToDial({ number: '030 1234567' });
    const told = desk.received.filter(({ message }) => message.shouldExecuteListener);
    expect(told).toHaveLength(1);
    expect(told[0]?.message).toEqual({
      apiVersion: 57,
      apiType: 'opencti',
      methodName: 'onClickToDial',
      callId: 0,
      response: { number: '030 1234567' },
      shouldExecuteCallback: false,
      shouldExecuteListener: true,
    });
  });

  test('without a listener nothing is told', async () => {
    desk.host.clickedToDial({ number: '1' });
    await desk.host.navigated();
    expect(desk.received).toEqual([]);
  });

  test('a navigation tells the view itself, not a response', async () => {
    await desk.register('onNavigationChange');
    desk.console.view = {
      url: '/lightning/r/Contact/003000000000001AAA/view',
      page: recordPage('Contact', { Id: '003000000000001AAA', Name: 'Ada Lovelace' }),
    };
    await desk.host.navigated();
    const told = await desk.message((message) => message.methodName === 'onNavigationChange');
    expect(told.response).toEqual({
      url: '/lightning/r/Contact/003000000000001AAA/view',
      recordId: '003000000000001AAA',
      recordName: 'Ada Lovelace',
      objectType: 'Contact',
    });
  });

  test('a published message reaches the subscribers of its channel with the channel named', async () => {
    await desk.register('subscribe', { eventName: 'Calls__c', subscription: {} });
    await desk.call('publish', { eventName: 'Other__c', message: 1 });
    await desk.call('publish', { eventName: 'Calls__c', message: { state: 'ringing' } });
    const told = desk.received.filter(({ message }) => message.shouldExecuteListener);
    expect(told.map(({ message }) => message)).toEqual([
      expect.objectContaining({ methodName: 'subscribe', eventName: 'Calls__c', response: { state: 'ringing' } }),
    ]);
  });

  test('after unsubscribe the channel is silent', async () => {
    await desk.register('subscribe', { eventName: 'Calls__c', subscription: {} });
    await desk.call('unsubscribe', { eventName: 'Calls__c' });
    await desk.call('publish', { eventName: 'Calls__c', message: 1 });
    expect(desk.received.filter(({ message }) => message.shouldExecuteListener)).toEqual([]);
  });
});
