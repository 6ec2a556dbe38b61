import { FakeClock } from '../../base/fakeClock';
import { RecentLog } from '../../base/log';
import type { HostEvent } from '../host';
import { FakeFrames, FakeLightning, FakeRemoting } from './fakeLightning';
import { createRemotingDoor } from './remotingDoor';
import type { RemotingDoor } from './remotingDoor';
import { createSessionKeeper } from './sessionKeeper';
import type { SessionKeeper } from './sessionKeeper';
import type { RemotingManager } from './sforceOpenCti';
import { DEFAULT_TIMEOUTS } from './timeouts';

const MINUTE_MS = 60_000;
const QUESTION = { e164: '', spellings: ['123'] };
const NOBODY = { result: '{"ok":true,"value":{"candidates":[]}}' };
const EXPIRED = {
  event: { status: false, type: 'exception', message: 'Remoting request invalid for your session', statusCode: 402 },
};
const UNREACHABLE = {
  event: { status: false, type: 'exception', message: 'Unable to connect to the server', statusCode: 0 },
};

function signedInAs(userId: string): { result: string } {
  const line = { addressOfRecord: 'sip:a@b', authUser: '1:a@b', password: 'p', expiresAt: 1 };
  return { result: JSON.stringify({ ok: true, value: { userId, userName: 'Bo', orgId: '00D000000000001', line } }) };
}

function makeDoor() {
  const clock = new FakeClock();
  const lightning = new FakeLightning();
  const frames = new FakeFrames();
  const page = new FakeRemoting(() => NOBODY);
  const renewed = new FakeRemoting(() => NOBODY);
  const events: HostEvent[] = [];
  const network = { isThere: true };
  lightning.setRemoting(page);
  const session: SessionKeeper = createSessionKeeper({
    ...{ window: lightning.window, clock, log: new RecentLog(() => 0), random: () => 0.5, openFrame: frames.open },
    ...{ sessionPage: '/apex/SoftphoneSession', timeouts: DEFAULT_TIMEOUTS, tell: (event) => events.push(event) },
    isServerThere: () => Promise.resolve(network.isThere),
    checkUser: (remoting: RemotingManager): Promise<void> => door.checkUser(remoting),
  });
  const door: RemotingDoor = createRemotingDoor(session, { clock, remoteAction: 'CtiPhone.ask', timeoutMs: 30_000 });
  return { clock, lightning, frames, page, renewed, events, network, session, door };
}

async function settled(): Promise<void> {
  for (let round = 0; round < 4; round += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

test('a question goes to the one entry of the org as version 1, alone and unescaped', async () => {
  const { door, page } = makeDoor();
  expect(await door.ask('matchCaller', QUESTION)).toEqual({ candidates: [] });
  expect(page.calls).toEqual([
    {
      action: 'CtiPhone.ask',
      request: { version: 1, operation: 'matchCaller', input: QUESTION },
      options: { escape: false, buffer: false, timeout: 30_000 },
    },
  ]);
});

test.each([
  [{ message: 'Logged in?' }, 'session-expired'],
  [{ message: 'Invalid session' }, 'session-expired'],
  [{ message: '', statusCode: 402 }, 'session-expired'],
  [{ message: 'Read timed out', statusCode: 200 }, 'org-timeout'],
  [{ message: 'Unable to connect to the server (communication failure).' }, 'org-unreachable'],
  [{ message: '', statusCode: 503 }, 'org-unreachable'],
  [{ message: 'Unable to parse the answer. Logged in?', statusCode: 502 }, 'org-unreachable'],
  [{ message: 'Read timed out', statusCode: 500, where: 'Class.CtiPhone.ask: line 9' }, 'org-exception'],
  [{ message: 'ConcurrentPerOrgApex Limit exceeded.', statusCode: 400 }, 'org-at-limit'],
  [{ message: 'Unable to process request. Concurrent requests limit exceeded.', statusCode: 503 }, 'org-at-limit'],
  [{ message: 'TotalRequests Limit exceeded.', statusCode: 403 }, 'org-at-limit'],
  [{ message: '', statusCode: 429 }, 'org-at-limit'],
  [{ message: 'System.LimitException: Too many SOQL queries: 101', statusCode: 400 }, 'org-exception'],
  [{ message: 'System.NullPointerException', statusCode: 400 }, 'org-exception'],
  [{}, 'org-exception'],
])('remoting that fails with %j is "%s"', async (event, code) => {
  const { door, page, frames, network } = makeDoor();
  network.isThere = false;
  frames.onOpen = (frame) => frame.load(null);
  page.answer = () => ({ event: { status: false, type: 'exception', ...event } });
  await expect(door.ask('matchCaller', QUESTION)).rejects.toMatchObject({ code });
});

test('a call that remoting forgets ends by our own clock', async () => {
  const { door, page, clock } = makeDoor();
  page.answer = () => null;
  const asking = door.ask('matchCaller', QUESTION).catch((error: unknown) => error);
  clock.wait(35_000);
  expect(await asking).toMatchObject({ code: 'org-timeout' });
});

test('after an expired session the call is repeated once through a fresh page, and the next goes there at once', async () => {
  const { door, page, renewed, frames } = makeDoor();
  page.answer = () => EXPIRED;
  frames.onOpen = (frame) => frame.load(renewed);
  expect(await door.ask('matchCaller', QUESTION)).toEqual({ candidates: [] });
  await door.ask('matchCaller', QUESTION);
  expect([page.calls.length, renewed.calls.length, frames.opened.length]).toEqual([1, 2, 1]);
  expect(frames.opened[0]!.address).toBe('/apex/SoftphoneSession');
});

test('calls that meet the expired session together share one renewal', async () => {
  const { door, page, renewed, frames } = makeDoor();
  page.answer = () => EXPIRED;
  const asking = [1, 2, 3].map(() => door.ask('matchCaller', QUESTION));
  await settled();
  frames.opened[0]!.load(renewed);
  expect(await Promise.all(asking)).toHaveLength(3);
  expect(frames.opened).toHaveLength(1);
});

test('a broken network that was really an expired session is mended too', async () => {
  const { door, page, renewed, frames } = makeDoor();
  page.answer = () => UNREACHABLE;
  frames.onOpen = (frame) => frame.load(renewed);
  expect(await door.ask('matchCaller', QUESTION)).toEqual({ candidates: [] });
});

test('a sign-in page instead of ours is told once, with a hint, and the frame goes away', async () => {
  const { door, page, frames, events, clock } = makeDoor();
  page.answer = () => EXPIRED;
  frames.onOpen = (frame) => frame.load(null);
  await expect(door.ask('matchCaller', QUESTION)).rejects.toMatchObject({ code: 'session-expired' });
  await expect(door.ask('matchCaller', QUESTION)).rejects.toMatchObject({ code: 'session-expired' });
  clock.wait(5_000);
  await settled();
  const problem = expect.objectContaining({
    code: 'session-expired',
    hint: expect.stringContaining('another tab') as string,
  }) as object;
  expect(events).toEqual([{ type: 'hostProblem', problem }]);
  expect(frames.opened.map((frame) => frame.isRemoved)).toEqual([true, true]);
});

test('a page that never loads ends the wait after 15 seconds', async () => {
  const { door, page, clock } = makeDoor();
  page.answer = () => EXPIRED;
  const asking = door.ask('matchCaller', QUESTION).catch((error: unknown) => error);
  await settled();
  clock.wait(15_000);
  expect(await asking).toMatchObject({ code: 'session-expired' });
});

test('without a network nobody is asked to sign in', async () => {
  const { door, page, frames, events, network } = makeDoor();
  network.isThere = false;
  page.answer = () => UNREACHABLE;
  frames.onOpen = (frame) => frame.load(null);
  await expect(door.ask('matchCaller', QUESTION)).rejects.toMatchObject({ code: 'org-unreachable' });
  expect(events).toEqual([]);
});

test('after the agent signed in elsewhere the session comes back by itself and says so', async () => {
  const { door, page, renewed, frames, events, clock } = makeDoor();
  page.answer = () => EXPIRED;
  frames.onOpen = (frame) => frame.load(null);
  await door.ask('matchCaller', QUESTION).catch(() => undefined);
  frames.onOpen = (frame) => frame.load(renewed);
  clock.wait(5_000);
  await settled();
  expect(events.map((event) => event.type)).toEqual(['hostProblem', 'sessionRenewed']);
  expect(await door.ask('matchCaller', QUESTION)).toEqual({ candidates: [] });
});

test('attempts to renew grow rarer, down to one a minute', async () => {
  const { door, page, frames, clock } = makeDoor();
  page.answer = () => EXPIRED;
  frames.onOpen = (frame) => frame.load(null);
  await door.ask('matchCaller', QUESTION).catch(() => undefined);
  const attemptsIn = async (ms: number): Promise<number> => {
    const before = frames.opened.length;
    for (let waited = 0; waited < ms; waited += 1_000) {
      clock.wait(1_000);
      await settled();
    }
    return frames.opened.length - before;
  };
  expect(await attemptsIn(75_000)).toBe(4);
  expect(await attemptsIn(5 * MINUTE_MS)).toBe(5);
});

test('the session is renewed before the shortest one can end, and the page before goes at once', async () => {
  const { session, page, renewed, frames, clock } = makeDoor();
  frames.onOpen = (frame) => frame.load(renewed);
  session.start();
  expect(session.remoting()).toBe(page);
  clock.wait(12 * MINUTE_MS);
  await settled();
  expect(session.remoting()).toBe(renewed);
  clock.wait(12 * MINUTE_MS);
  await settled();
  expect(frames.opened.map((frame) => frame.isRemoved)).toEqual([true, false]);
});

test('a page that is replaced stays until the last call through it is over, answered or not', async () => {
  const { door, session, renewed, frames, clock } = makeDoor();
  frames.onOpen = (frame) => frame.load(renewed);
  session.start();
  clock.wait(12 * MINUTE_MS);
  await settled();
  renewed.answer = () => null;
  clock.wait(12 * MINUTE_MS - 20_000);
  const asking = [1, 2].map(() => door.ask('matchCaller', QUESTION).catch(({ code }: { code: string }) => code));
  clock.wait(20_000);
  await settled();
  expect(frames.opened.map((frame) => frame.isRemoved)).toEqual([false, false]);
  clock.wait(15_000);
  expect(await Promise.all(asking)).toEqual(['org-timeout', 'org-timeout']);
  expect(frames.opened.map((frame) => frame.isRemoved)).toEqual([true, false]);
});

test('a session of another person is not used: calls of one are not logged under the name of the other', async () => {
  const { door, page, renewed, frames, events, session } = makeDoor();
  page.answer = () => signedInAs('005000000000001AAA');
  await door.ask('startSession', {});
  page.answer = () => EXPIRED;
  renewed.answer = () => signedInAs('005000000000002AAA');
  frames.onOpen = (frame) => frame.load(renewed);
  await expect(door.ask('matchCaller', QUESTION)).rejects.toMatchObject({ code: 'other-user' });
  expect(session.remoting()).toBe(page);
  expect(events).toEqual([{ type: 'hostProblem', problem: expect.objectContaining({ code: 'other-user' }) as object }]);
});

test('a page without remoting asks its hidden page before it gives up', async () => {
  const { door, lightning, renewed, frames } = makeDoor();
  lightning.setRemoting(null);
  frames.onOpen = (frame) => frame.load(renewed);
  expect(await door.ask('matchCaller', QUESTION)).toEqual({ candidates: [] });
});
