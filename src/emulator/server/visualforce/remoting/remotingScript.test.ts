/** @jest-environment node */
import { installRemoting, Remoting } from './remotingScript';
import type { RemotingEvent } from './remotingScript';

type Callback = (result: unknown, event: RemotingEvent) => void;

interface Page {
  readonly Visualforce: {
    readonly remoting: { timeout: number; readonly Manager: { invokeAction(...args: unknown[]): void } };
  };
  readonly CtiPhone: { ask(...args: unknown[]): void };
}

/** A request that a test answers. */
class FakeRequest {
  status = 0;
  responseText = '';
  timeout = 0;
  body: unknown = null;
  address = '';
  readonly headers: Record<string, string> = {};
  onload = (): void => undefined;
  onerror = (): void => undefined;
  ontimeout = (): void => undefined;

  open(method: string, path: string): void {
    this.address = `${method} ${path}`;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  send(body: string): void {
    this.body = JSON.parse(body) as unknown;
  }

  answer(status: number, text: unknown): void {
    this.status = status;
    this.responseText = typeof text === 'string' ? text : JSON.stringify(text);
    this.onload();
  }
}

function makePage() {
  const requests: FakeRequest[] = [];
  const waiting: (() => void)[] = [];
  const page = {} as Page;
  const data = { pageId: '066', csrf: 'token', actions: ['CtiPhone.ask', 'CtiPhone.other'] };
  const newRequest = (): XMLHttpRequest => {
    requests.push(new FakeRequest());
    return requests.at(-1) as unknown as XMLHttpRequest;
  };
  installRemoting(page, new Remoting({ data, newRequest, later: (action) => waiting.push(action) }), data.actions);
  const answers: { readonly result: unknown; readonly event: RemotingEvent }[] = [];
  const callback: Callback = (result, event) => answers.push({ result, event });
  const invoke = (...args: unknown[]): void => page.Visualforce.remoting.Manager.invokeAction(...args);
  return { page, requests, answers, callback, invoke, flush: () => waiting.splice(0).forEach((action) => action()) };
}

const PLAIN = { escape: false, buffer: false };

test('a call goes out as Salesforce sends it', () => {
  const { invoke, requests, callback } = makePage();
  invoke('CtiPhone.ask', 'one', 2, callback, { ...PLAIN, timeout: 9_000 });
  expect(requests[0]).toMatchObject({
    address: 'POST /apexremote',
    timeout: 9_000,
    headers: { 'Content-Type': 'application/json' },
    body: {
      action: 'CtiPhone',
      method: 'ask',
      data: ['one', 2],
      type: 'rpc',
      tid: 2,
      ctx: { csrf: 'token', vid: '066', ns: '', ver: 65 },
    },
  });
});

test('the answer reaches the callback as result and event', () => {
  const { invoke, requests, callback, answers } = makePage();
  invoke('CtiPhone.ask', callback, PLAIN);
  requests[0]!.answer(200, [{ tid: 2, type: 'rpc', statusCode: 200, result: '{"a":"<b>"}' }]);
  expect(answers).toEqual([
    {
      result: '{"a":"<b>"}',
      event: { status: true, type: 'rpc', tid: 2, ref: false, action: 'CtiPhone', method: 'ask', statusCode: 200 },
    },
  ]);
});

test('by default every text in the result is escaped', () => {
  const { invoke, requests, callback, answers, flush } = makePage();
  invoke('CtiPhone.ask', callback);
  flush();
  requests[0]!.answer(200, [{ tid: 2, type: 'rpc', statusCode: 200, result: { a: ['<"\'&>', 1, null] } }]);
  expect(answers[0]?.result).toEqual({ a: ['&lt;&quot;&#39;&amp;&gt;', 1, null] });
});

test('by default calls of one moment travel together and are told apart by their number', () => {
  const { invoke, requests, callback, answers, flush } = makePage();
  invoke('CtiPhone.ask', 'first', callback);
  invoke('CtiPhone.other', 'second', callback);
  expect(requests).toEqual([]);
  flush();
  expect(requests).toHaveLength(1);
  requests[0]!.answer(200, [
    { tid: 3, type: 'rpc', statusCode: 200, result: 'two' },
    { tid: 2, type: 'rpc', statusCode: 200, result: 'one' },
  ]);
  expect(answers.map(({ result, event }) => [event.method, result])).toEqual([
    ['ask', 'one'],
    ['other', 'two'],
  ]);
});

test('an exception in Apex has message and place, and no result', () => {
  const { invoke, requests, callback, answers } = makePage();
  invoke('CtiPhone.ask', callback, PLAIN);
  requests[0]!.answer(200, [
    { tid: 2, type: 'exception', statusCode: 400, message: 'Divide by 0', where: 'Class.C.m: line 1' },
  ]);
  expect(answers).toEqual([
    {
      result: null,
      event: expect.objectContaining({
        status: false,
        type: 'exception',
        message: 'Divide by 0',
        where: 'Class.C.m: line 1',
      }) as object,
    },
  ]);
});

test.each<[string, (request: FakeRequest) => void, Partial<RemotingEvent>]>([
  [
    'a sign-in page',
    (request) => request.answer(401, '<html>Sign in</html>'),
    { statusCode: 401, message: expect.stringContaining('Logged in?') as string },
  ],
  [
    'an answer to another call',
    (request) => request.answer(200, [{ tid: 99, type: 'rpc', statusCode: 200 }]),
    { statusCode: 200 },
  ],
  [
    'no connection',
    (request) => request.onerror(),
    { statusCode: 0, message: 'Unable to connect to the server (communication failure).' },
  ],
  [
    'no answer in time',
    (request) => request.ontimeout(),
    { statusCode: 0, message: 'Unable to connect to the server (transaction aborted: timeout).' },
  ],
])('%s is an exception', (_, happen, event) => {
  const { invoke, requests, callback, answers } = makePage();
  invoke('CtiPhone.ask', callback, PLAIN);
  happen(requests[0]!);
  expect(answers).toEqual([
    { result: null, event: expect.objectContaining({ status: false, type: 'exception', ...event }) as object },
  ]);
});

test('each controller class is an object of the page as well', () => {
  const { page, requests, callback } = makePage();
  page.CtiPhone.ask('hello', callback, PLAIN);
  expect(requests[0]?.body).toMatchObject({ method: 'ask', data: ['hello'] });
});

test('the page may set a timeout for all calls, up to two minutes', () => {
  const { page, invoke, requests, callback } = makePage();
  page.Visualforce.remoting.timeout = 500_000;
  invoke('CtiPhone.ask', callback, { buffer: false });
  expect(requests[0]?.timeout).toBe(120_000);
});

test('an action that the page does not have, and a call without a callback, throw', () => {
  const { invoke, callback } = makePage();
  expect(() => invoke('CtiPhone.nope', callback)).toThrow('CtiPhone.nope');
  expect(() => invoke('CtiPhone.ask', 'x')).toThrow('no callback');
});
