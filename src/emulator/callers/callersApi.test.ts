/** @jest-environment node */
import type { Callers, RingRequest, SimulatedCall } from './callerPort';
import { createCallersApi } from './callersApi';
import type { CallList, RingAnswer, VisitorAccount } from './callersApiTypes';

/** People who only note what they are asked. */
class NotedCallers implements Callers {
  calls: readonly SimulatedCall[] = [];
  readonly rung: RingRequest[] = [];
  readonly hungUp: string[] = [];
  private listener: () => void = () => undefined;

  ring(request: RingRequest): Promise<SimulatedCall> {
    this.rung.push(request);
    const call: SimulatedCall = {
      callId: `c${this.rung.length}`,
      number: request.number,
      displayName: request.displayName,
      state: 'ringing',
      endStatus: 0,
      direction: 'toAgent',
      startedAt: 1,
      talkingAt: null,
      endedAt: null,
      digitsHeard: '',
      reaches: () => Promise.resolve(),
      hears: () => Promise.resolve({ share: 0, peakHz: 0, level: 0 }),
      hangUp: () => Promise.resolve(void this.hungUp.push(`c${this.rung.length}`)),
    };
    this.calls = [...this.calls, call];
    this.listener();
    return Promise.resolve(call);
  }

  onChange(listener: () => void): () => void {
    this.listener = listener;
    return () => undefined;
  }

  ready = () => Promise.resolve();
  close = () => Promise.resolve();
}

function makeApi() {
  const callers = new NotedCallers();
  const exchange = {
    domain: 'pbx.test',
    url: 'ws://pbx.test/',
    contactsOf: (address: string) => (address === 'sip:alice@pbx.test' ? ['sip:x'] : []),
    mintCredential: (user: string, seconds: number) => ({ authUser: `1:${user}`, password: 'p', expiresAt: seconds }),
  };
  const people = [{ id: '003', name: 'Ada', detail: '', numbers: [] }];
  const agents = [
    { user: 'alice', name: 'Alice' },
    { user: 'bob', name: 'Bob' },
  ];
  const api = createCallersApi({ callers, exchange, people: () => people, agents: () => agents });
  const ask = (method: string, path: string, body?: unknown) =>
    api({ method, url: new URL(path, 'http://callers.test'), readJson: () => Promise.resolve(body) });
  return { callers, ask };
}

test('a request with nothing but the agent is an ordinary call', async () => {
  const { callers, ask } = makeApi();
  expect(await ask('POST', '/api/ring', { to: 'alice' })).toEqual({ callId: 'c1' } satisfies RingAnswer);
  expect(callers.rung).toEqual([
    {
      to: 'alice',
      number: '',
      displayName: '',
      isWithheld: false,
      speaks: { prompt: 'order' },
      hangsUpAfterSeconds: 0,
      givesUpAfterSeconds: 0,
    },
  ]);
});

test.each([
  [null, 'unknown-agent'],
  [{ to: 'mallory' }, 'unknown-agent'],
  [{ to: 'alice', number: 7 }, 'bad-ring-request'],
  [{ to: 'alice', displayName: 'x'.repeat(1_001) }, 'bad-ring-request'],
  [{ to: 'alice', speaks: { prompt: '../../etc/passwd' } }, 'bad-ring-request'],
  [{ to: 'alice', speaks: { toneHz: 1e9 } }, 'bad-ring-request'],
  [{ to: 'alice', headers: { 'X-Queue': 'a\r\nVia: b' } }, 'bad-ring-request'],
  [{ to: 'alice', headers: { 'X Queue': 'a' } }, 'bad-ring-request'],
  [{ to: 'alice', givesUpAfterSeconds: -1 }, 'bad-ring-request'],
  [{ to: 'alice', hangsUpAfterSeconds: Number.NaN }, 'bad-ring-request'],
])('a request as %j rings nobody', async (body, code) => {
  const { callers, ask } = makeApi();
  await expect(ask('POST', '/api/ring', body)).rejects.toMatchObject({ code });
  expect(callers.rung).toEqual([]);
});

test('a page that knows the latest list waits for the next change', async () => {
  const { ask } = makeApi();
  const first = (await ask('GET', '/api/calls')) as CallList;
  expect(first.agents).toEqual([
    { user: 'alice', name: 'Alice', isReachable: true },
    { user: 'bob', name: 'Bob', isReachable: false },
  ]);
  const next = ask('GET', `/api/calls?after=${first.revision}`) as Promise<CallList>;
  await ask('POST', '/api/ring', { to: 'alice', number: '+49301' });
  await ask('POST', '/api/ring', { to: 'alice', number: '+49302' });
  expect((await next).calls.at(-1)).toMatchObject({ callId: 'c1', state: 'ringing', number: '+49301' });
  const latest = (await ask('GET', '/api/calls')) as CallList;
  expect(latest.calls.map((call) => call.callId)).toEqual(['c2', 'c1']);
});

test('a call of the list can be hung up, and one that is not there says so', async () => {
  const { callers, ask } = makeApi();
  await ask('POST', '/api/ring', { to: 'alice' });
  await ask('POST', '/api/calls/c1/hangup', {});
  expect(callers.hungUp).toEqual(['c1']);
  await expect(ask('POST', '/api/calls/c9/hangup', {})).rejects.toMatchObject({ code: 'no-simulated-call' });
});

test('every visitor gets an account of its own, and never that of an agent or of the trunk', async () => {
  const { ask } = makeApi();
  const [one, two] = (await Promise.all([
    ask('POST', '/api/visitor'),
    ask('POST', '/api/visitor'),
  ])) as VisitorAccount[];
  expect(one!.user).toMatch(/^visitor-[0-9a-f]{8}$/);
  expect(one!.user).not.toBe(two!.user);
  expect(one).toMatchObject({ authUser: `1:${one!.user}`, domain: 'pbx.test', socketUrl: 'ws://pbx.test/' });
});

test('people and what can be said come for the page; anything else is not part of it', async () => {
  const { ask } = makeApi();
  expect(await ask('GET', '/api/people')).toEqual({ people: [expect.objectContaining({ name: 'Ada' })] });
  expect(await ask('GET', '/api/start')).toMatchObject({ prompts: expect.any(Array) as unknown });
  await expect(ask('GET', '/api/secrets')).rejects.toMatchObject({ code: 'no-callers-route' });
  await expect(ask('GET', '/api/ring')).rejects.toMatchObject({ code: 'no-callers-route' });
});
