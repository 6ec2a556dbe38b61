/** @jest-environment node */
import { CONSOLE, DONE, FakeFrame, GOOD_SEARCH } from './fakeFrame';

const FATAL =
  'Failed to initialize Open CTI. Ensure that it is loaded from the right frame with correct URL parameters';
const origin = (value: string) => `?mode=Lightning&sfdcIframeOrigin=${encodeURIComponent(value)}`;

describe('starting', () => {
  test.each([
    ['the emulator', GOOD_SEARCH, 'http:'],
    ['Lightning', origin('https://acme.lightning.force.com'), 'https:'],
    ['Lightning with a port', origin('https://acme.lightning.force.com:8443'), 'https:'],
    ['a government org', origin('https://acme.lightning.crmforce.mil'), 'https:'],
  ])('works in the frame of %s', (_, search, protocol) => {
    const frame = new FakeFrame({ search, protocol });
    expect(frame.thrown).toBeUndefined();
    expect(frame.isListening).toBe(true);
  });

  test.each([
    ['no parameters', ''],
    ['no mode', `?sfdcIframeOrigin=${CONSOLE}`],
    ['an empty mode', `?mode=&sfdcIframeOrigin=${CONSOLE}`],
    ['no origin', '?mode=Lightning'],
    ['the name as Classic writes it', `?mode=Lightning&sfdcIFrameOrigin=${CONSOLE}`],
    ['an origin that is there twice', `${GOOD_SEARCH}&sfdcIframeOrigin=${CONSOLE}`],
    ['a foreign origin', origin('http://evil.example')],
    ['a foreign origin that ends alike', origin('http://evilforce.com')],
    ['a foreign origin with a path', origin('http://evil.example/.force.com')],
    ['another protocol than the page', origin('https://acme.lightning.force.com')],
    ['no origin but a word', origin('lightning.force.com')],
  ])('with %s it throws a plain string, leaves the global and hears nothing', (_, search) => {
    const frame = new FakeFrame({ search });
    expect(frame.thrown).toBe(FATAL);
    expect(typeof frame.opencti.enableClickToDial).toBe('function');
    expect(frame.isListening).toBe(false);
  });

  test('after a failed start the first call has no target, which browsers refuse', () => {
    const frame = new FakeFrame({ search: '' });
    frame.opencti.enableClickToDial!();
    expect(frame.sent[0]?.targetOrigin).toBeNull();
  });
});

describe('what goes out', () => {
  const callback = (): void => undefined;

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['enableClickToDial', { callback }, {}],
    ['disableClickToDial', { callback }, {}],
    ['refreshView', { callback }, {}],
    ['getAppViewInfo', { callback }, {}],
    ['getCallCenterSettings', { callback }, {}],
    ['getSoftphoneLayout', { callback }, {}],
    ['isSoftphonePanelVisible', { callback }, {}],
    ['notifyInitializationComplete', { callback }, {}],
    ['setSoftphonePanelVisibility', { visible: true, callback }, { visible: true }],
    ['setSoftphonePanelHeight', { heightPX: 400, callback }, { heightPX: 400 }],
    ['setSoftphonePanelWidth', { widthPX: 400, callback }, { widthPX: 400 }],
    ['setSoftphonePanelLabel', { label: 'Phone', callback }, { label: 'Phone' }],
    ['setSoftphonePanelIcon', { key: 'call', callback }, { key: 'call' }],
    ['setSoftphoneItemLabel', { label: 'Phone', callback }, { label: 'Phone' }],
    ['setSoftphoneItemIcon', { key: 'call', callback }, { key: 'call' }],
    ['saveLog', { value: { Subject: 'x' }, callback }, { object: { Subject: 'x' } }],
    [
      'runApex',
      { apexClass: 'C', methodName: 'm', methodParams: 'a=1', callback },
      { apexClass: 'C', methodName: 'm', methodParams: 'a=1' },
    ],
    [
      'screenPop',
      { type: 'sobject', params: { recordId: '1' }, defaultFieldValues: {}, callback },
      { type: 'sobject', params: { recordId: '1' } },
    ],
    ['publish', { channelName: 'A__c', message: { a: 1 }, callback }, { eventName: 'A__c', message: { a: 1 } }],
    ['subscribe', { channelName: 'A__c', listener: callback, callback }, { eventName: 'A__c', subscription: {} }],
  ])('%s sends its arguments and nothing else', (name, argument, args) => {
    const frame = new FakeFrame();
    frame.opencti[name]!(argument);
    expect(frame.sent).toEqual([
      {
        targetOrigin: CONSOLE,
        message: {
          methodName: name,
          callId: 0,
          apiVersion: 65,
          apiType: 'opencti',
          isCallbackRegistered: true,
          isListenerRegistered: 'listener' in argument,
          args,
        },
      },
    ]);
  });

  test('searchAndScreenPop forwards six keys', () => {
    const frame = new FakeFrame();
    frame.opencti.searchAndScreenPop!({ searchParams: '123', callType: 'inbound', deferred: true });
    expect(Object.keys(frame.last.args)).toEqual([
      'searchParams',
      'callType',
      'queryParams',
      'defaultFieldValues',
      'deferred',
      'params',
    ]);
  });

  test.each(['onClickToDial', 'onNavigationChange'])('%s registers a listener and no callback', (name) => {
    const frame = new FakeFrame();
    frame.opencti[name]!({ listener: callback });
    expect(frame.last).toMatchObject({
      methodName: name,
      isCallbackRegistered: false,
      isListenerRegistered: true,
      args: {},
    });
  });

  test('work queues: the two methods have no prefix on the wire', () => {
    const frame = new FakeFrame();
    frame.opencti.hvs.onWorkStart!({ listener: callback });
    frame.opencti.hvs.completeWork!({ workId: 'w', attributes: { taskId: 't' }, callback });
    expect(frame.sent.map(({ message }) => [message.methodName, message.args])).toEqual([
      ['onWorkStart', {}],
      ['completeWork', { workId: 'w', attributes: { taskId: 't' } }],
    ]);
  });

  test('calls are counted over all methods', () => {
    const frame = new FakeFrame();
    frame.opencti.refreshView!();
    frame.opencti.enableClickToDial!();
    expect(frame.sent.map(({ message }) => message.callId)).toEqual([0, 1]);
  });

  test('a function among the arguments cannot be sent', () => {
    expect(() => new FakeFrame().opencti.setSoftphoneItemLabel!({ label: callback })).toThrow('could not be cloned');
  });

  test('older versions lack what came later', () => {
    expect(new FakeFrame({ apiVersion: 45 }).opencti.hvs).toBeUndefined();
    expect(new FakeFrame({ apiVersion: 46 }).opencti.subscribe).toBeUndefined();
    expect(new FakeFrame({ apiVersion: 47 }).opencti.subscribe).toBeDefined();
  });

  test('the words for pops and calls', () => {
    const { SCREENPOP_TYPE, CALL_TYPE } = new FakeFrame().opencti;
    expect(SCREENPOP_TYPE).toEqual({
      URL: 'url',
      SOBJECT: 'sobject',
      OBJECTHOME: 'objecthome',
      LIST: 'list',
      SEARCH: 'search',
      NEW_RECORD_MODAL: 'newRecord',
      FLOW: 'flow',
    });
    expect(CALL_TYPE).toEqual({ INBOUND: 'inbound', OUTBOUND: 'outbound', INTERNAL: 'internal' });
  });
});

describe('what is refused before anything is sent', () => {
  const ONE_OBJECT = 'Must pass in only one object which holds arguments to this API method call.';
  const noop = (): void => undefined;

  test.each<[string, unknown[], string]>([
    ['screenPop', [], ONE_OBJECT],
    ['screenPop', [{}], ONE_OBJECT],
    ['screenPop', ['x'], ONE_OBJECT],
    ['screenPop', [{ type: 'url' }, {}], ONE_OBJECT],
    ['refreshView', [{}], ONE_OBJECT],
    ['enableClickToDial', [{}], ONE_OBJECT],
    ['getAppViewInfo', [], ONE_OBJECT],
    ['getAppViewInfo', [{ other: 1 }], 'Missing the required argument `callback`!'],
    ['onClickToDial', [{ callback: noop }], 'Missing the required argument `listener`!'],
    ['saveLog', [{ value: 'x' }], 'Missing the required argument `value object`!'],
    ['subscribe', [{ channelName: '', listener: noop }], 'The argument `channelName` must be a non-empty string!'],
    ['subscribe', [{ channelName: 'A__c' }], 'Missing the required argument `listener`!'],
    ['unsubscribe', [{ subscription: 'x' }], 'The argument `subscription` must be an object!'],
    [
      'publish',
      [{ channelName: 'A__c', message: 'x' }],
      'The argument `message` must be a serializable object or null!',
    ],
  ])('%s(%j)', (name, args, text) => {
    const frame = new FakeFrame();
    expect(() => frame.opencti[name]!(...args)).toThrow(new Error(text));
    expect(frame.sent).toEqual([]);
  });

  test('null is a TypeError; as value of a log it slips through', () => {
    const frame = new FakeFrame();
    expect(() => frame.opencti.screenPop!(null)).toThrow(TypeError);
    frame.opencti.saveLog!({ value: null });
    expect(frame.last.args).toEqual({ object: null });
  });

  test('notifyInitializationComplete checks nothing', () => {
    const frame = new FakeFrame();
    frame.opencti.notifyInitializationComplete!();
    frame.opencti.notifyInitializationComplete!({});
    expect(frame.sent).toHaveLength(2);
  });
});

describe('what comes back', () => {
  test('a callback runs once, with the response', () => {
    const frame = new FakeFrame();
    const got: unknown[] = [];
    frame.opencti.refreshView!({ callback: (response: unknown) => got.push(response) });
    frame.reply(frame.last, DONE);
    frame.reply(frame.last, DONE);
    expect(got).toEqual([DONE]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['of another version', { apiVersion: 57 }],
    ['of another type', { apiType: 'other' }],
    ['for another call', { callId: 7 }],
    ['without the flag', { shouldExecuteCallback: undefined }],
  ])('a reply %s is ignored', (_, change) => {
    const frame = new FakeFrame();
    const got: unknown[] = [];
    frame.opencti.refreshView!({ callback: (response: unknown) => got.push(response) });
    frame.reply(frame.last, DONE, change);
    expect(got).toEqual([]);
  });

  test('messages of other origins, and of no shape at all, are ignored', () => {
    const frame = new FakeFrame();
    const got: unknown[] = [];
    frame.opencti.refreshView!({ callback: (response: unknown) => got.push(response) });
    const good = { ...frame.last, response: DONE, shouldExecuteCallback: true };
    for (const foreign of [`${CONSOLE}/`, CONSOLE.toUpperCase(), 'http://evil.example']) frame.deliver(good, foreign);
    for (const nonsense of [null, undefined, 'x', 7, []]) frame.deliver(nonsense);
    expect(got).toEqual([]);
    frame.deliver(good);
    expect(got).toEqual([DONE]);
  });

  test('two listeners both run, each time', () => {
    const frame = new FakeFrame();
    const got: string[] = [];
    frame.opencti.onClickToDial!({ listener: () => got.push('first') });
    frame.opencti.onClickToDial!({ listener: () => got.push('second') });
    const event = { shouldExecuteCallback: false, shouldExecuteListener: true };
    frame.reply(frame.last, { number: '1' }, event);
    frame.reply(frame.last, { number: '2' }, event);
    expect(got).toEqual(['first', 'second', 'first', 'second']);
  });

  test('a library before 49 runs callback and listeners with whatever arrives', () => {
    const frame = new FakeFrame({ apiVersion: 43 });
    const got: unknown[] = [];
    frame.opencti.onClickToDial!({ listener: (payload: unknown) => got.push(payload) });
    frame.reply(frame.last, 'anything', { shouldExecuteCallback: undefined });
    expect(got).toEqual(['anything']);
  });
});

describe('message channels', () => {
  const heard = { methodName: 'subscribe', shouldExecuteCallback: false, shouldExecuteListener: true };

  test('a subscription comes with the answer, and messages of its channel reach its listener', () => {
    const frame = new FakeFrame();
    const got: unknown[] = [];
    const answers: { readonly subscription?: object }[] = [];
    frame.opencti.subscribe!({
      channelName: 'A__c',
      listener: (message: unknown) => got.push(message),
      callback: (answer: object) => answers.push(answer),
    });
    frame.reply(frame.last, DONE);
    frame.reply(frame.last, { text: 'hello' }, { ...heard, eventName: 'A__c' });
    frame.reply(frame.last, { text: 'other' }, { ...heard, eventName: 'B__c' });
    expect(got).toEqual([{ text: 'hello' }]);
    expect(Object.isFrozen(answers[0]?.subscription)).toBe(true);
  });

  test('a refused subscription hears nothing', () => {
    const frame = new FakeFrame();
    const got: unknown[] = [];
    frame.opencti.subscribe!({ channelName: 'A__c', listener: (message: unknown) => got.push(message) });
    frame.reply(frame.last, { success: false, returnValue: null, errors: [] });
    frame.reply(frame.last, {}, { ...heard, eventName: 'A__c' });
    expect(got).toEqual([]);
  });

  test('only when the last listener of a channel goes is the console told', () => {
    const frame = new FakeFrame();
    const subscriptions: object[] = [];
    const callback = ({ subscription }: { readonly subscription: object }) => subscriptions.push(subscription);
    for (let count = 0; count < 2; count += 1) {
      frame.opencti.subscribe!({ channelName: 'A__c', listener: () => undefined, callback });
      frame.reply(frame.last, DONE);
    }
    const answered: unknown[] = [];
    const leave = (subscription?: object) =>
      frame.opencti.unsubscribe!({ subscription, callback: (answer: unknown) => answered.push(answer) });
    leave(subscriptions[0]);
    expect(frame.sent).toHaveLength(2);
    leave(subscriptions[1]);
    expect(frame.last).toMatchObject({ methodName: 'unsubscribe', args: { eventName: 'A__c' } });
    frame.reply(frame.last, DONE);
    leave(subscriptions[1]);
    expect(answered).toEqual([DONE]);
  });
});
