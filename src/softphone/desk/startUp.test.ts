/** @jest-environment node */
import { AppError } from '../../base/appError';
import { makeDesk } from './makeDesk';
import type { PhoneView } from '../view';

const AWAY = { code: 'org-unreachable', message: 'Salesforce cannot be reached', hint: 'Check your network.' };

test('the screen is never blank: starting, then ready, with the line in words', async () => {
  const desk = makeDesk();
  const seen: string[] = [];
  desk.phone.watch((view: PhoneView) => seen.push(`${view.screen}: ${view.line.label}`));
  await desk.start();
  expect([...new Set(seen)]).toEqual([
    'starting: Waiting for Salesforce …',
    'starting: Reading the settings …',
    'starting: Signing in …',
    'ready: Connecting …',
    'ready: Ready',
  ]);
  expect(desk.view).toMatchObject({ canDial: true, problem: null });
  expect(desk.host.isClickToDialOn).toBe(true);
});

test('outside Salesforce the phone says that nobody answers, and tries again when asked', async () => {
  const desk = makeDesk();
  desk.host.mood = 'silent';
  const showItem = jest.spyOn(desk.host, 'showItem');
  await desk.start();
  expect(desk.view).toMatchObject({ screen: 'starting' });
  await desk.wait(10_000);
  expect(showItem).not.toHaveBeenCalled();
  expect(desk.view).toMatchObject({
    screen: 'blocked',
    problem: { code: 'no-host', title: 'Salesforce does not answer' },
  });
  expect(desk.view.problem?.hint).toContain('utility bar');
  desk.host.mood = 'willing';
  await desk.run(desk.view.problem!.action!.command);
  expect(desk.view).toMatchObject({ screen: 'ready', line: { label: 'Ready' } });
});

test('wrong settings are named with their field and the remedy', async () => {
  const readSettings = () => {
    throw new AppError('bad-setting', 'sipServer is "pbx"; it must start with wss://', {
      hint: 'Put wss:// before it in Setup.',
    });
  };
  const desk = makeDesk({ parts: { readSettings } });
  await desk.start();
  expect(desk.view).toMatchObject({
    screen: 'blocked',
    problem: {
      title: 'The settings of the call center are wrong',
      hint: 'sipServer is "pbx"; it must start with wss://. Put wss:// before it in Setup.',
      action: { label: 'Try again' },
    },
  });
  expect(desk.item).toBe('Phone: problem');
});

test('a session that is over at the start is told, and the phone comes up by itself after the sign-in', async () => {
  const desk = makeDesk();
  desk.host.org.expireSession();
  await desk.start();
  expect(desk.view).toMatchObject({ screen: 'blocked', problem: { title: 'Your Salesforce session has ended' } });
  desk.host.signIn();
  await desk.settled();
  expect(desk.view).toMatchObject({ screen: 'ready', line: { label: 'Ready' } });
});

test('an org that can not be reached is tried again every 10 s, and the screen stands still meanwhile', async () => {
  const desk = makeDesk();
  desk.host.org.fail('startSession', AWAY, 2);
  await desk.start();
  const seen = new Set<string>();
  desk.phone.watch((view: PhoneView) => seen.add(view.screen));
  expect(desk.view).toMatchObject({
    screen: 'blocked',
    problem: { title: 'Salesforce can not be reached', hint: 'Check your network.' },
  });
  await desk.wait(10_000);
  await desk.wait(10_000);
  expect(desk.view.screen).toBe('ready');
  expect([...seen]).toEqual(['blocked', 'ready']);
});

test('an org at its limit of requests is no failure of the phone: it says so, and asks less and less often', async () => {
  const desk = makeDesk();
  const asked = jest.spyOn(desk.host.org, 'ask');
  const starts = (): number => asked.mock.calls.filter(([operation]) => operation === 'startSession').length;
  desk.host.org.fail('startSession', { code: 'org-at-limit', message: 'At a limit', hint: 'Nothing to do.' }, 6);
  await desk.start();
  expect(desk.view).toMatchObject({
    screen: 'blocked',
    problem: { title: 'Salesforce takes no more requests just now', hint: 'Nothing to do.' },
  });
  for (const [index, pauseMs] of [10_000, 20_000, 40_000, 80_000, 80_000, 80_000].entries()) {
    await desk.wait(pauseMs - 1);
    expect(starts()).toBe(index + 1);
    await desk.wait(1);
    expect(starts()).toBe(index + 2);
  }
  expect(desk.view.screen).toBe('ready');
});

test('a slow org leaves the phone at "Signing in", not blank, and it comes up in the end', async () => {
  const desk = makeDesk();
  desk.host.org.answerSlowly(5_000);
  await desk.start();
  expect(desk.view).toMatchObject({ screen: 'starting', line: { label: 'Signing in …' } });
  await desk.wait(5_000);
  expect(desk.view.screen).toBe('ready');
});

test('a phone line that can not be opened is a screen with the cause', async () => {
  const createProvider = () =>
    Promise.reject(new AppError('bad-server', 'wss://x is no address', { hint: 'Correct it in Setup.' }));
  const desk = makeDesk({ parts: { createProvider } });
  await desk.start();
  expect(desk.view).toMatchObject({
    screen: 'blocked',
    problem: { title: 'The phone line can not be opened', hint: 'wss://x is no address. Correct it in Setup.' },
  });
});

test('a phone system that is away at the start is no blocked phone: it connects by itself', async () => {
  const desk = makeDesk();
  desk.line.start = (listener) => {
    listener({ type: 'lineChanged', state: 'connecting', problem: null });
    listener({ type: 'lineChanged', state: 'reconnecting', problem: null });
    return Promise.resolve();
  };
  await desk.start();
  expect(desk.view).toMatchObject({ screen: 'ready', canDial: false, line: { tone: 'bad' } });
  expect(desk.item).toBe('Phone: no connection');
});

test('click-to-dial that can not be switched on costs a notice, not the phone', async () => {
  const desk = makeDesk();
  desk.host.setClickToDial = () => Promise.reject(new AppError('refused', 'No', { hint: 'Reload the page.' }));
  await desk.start();
  expect(desk.view.screen).toBe('ready');
  expect(desk.notices).toEqual(['Numbers on records can not be clicked now']);
});

test('the line registers with the credential of the session, and with a new one each time after', async () => {
  let credential: () => Promise<unknown> = () => Promise.resolve();
  const desk = makeDesk({
    parts: {
      createProvider: (order) => {
        ({ credential } = order);
        return Promise.resolve(desk.line);
      },
    },
  });
  const asked = () => desk.host.org.asked.filter(({ operation }) => operation === 'startSession').length;
  await desk.start();
  await credential();
  expect(asked()).toBe(1);
  await credential();
  expect(asked()).toBe(2);
});

test('after stop there is no line, no bell and no call any more', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', '+4930123456');
  await desk.phone.stop();
  expect(desk.line.openMicrophones).toBe(0);
  expect(desk.view.calls).toEqual([]);
  expect(desk.audio).toMatchObject({ isRinging: false, isStopped: true });
  expect(desk.asksBeforeLeaving).toBe(false);
});
