/** @jest-environment node */
import { AppError } from '../../base/appError';
import { makeDesk } from './makeDesk';

const WAITING = {
  role: 'waiting',
  canTakeOver: true,
  ownerText: 'The phone is in use in another tab of this browser.',
} as const;

test('a second tab starts no second phone: it says where the phone is and offers to take it', async () => {
  const desk = makeDesk({ tab: WAITING });
  await desk.start();
  expect(desk.view).toMatchObject({
    screen: 'elsewhere',
    elsewhere: { canTakeOver: true, text: WAITING.ownerText },
    canDial: false,
  });
  expect(desk.host.isClickToDialOn).toBe(false);
  desk.line.ring('c1', '+4930123456');
  expect(desk.view.calls).toEqual([]);
});

test('the only tab never shows that the phone is elsewhere, and a silent owner is told after a second', async () => {
  const silent = { role: 'waiting', canTakeOver: false, ownerText: '' } as const;
  const desk = makeDesk({ tab: silent });
  await desk.start();
  expect(desk.view.screen).toBe('starting');
  desk.ownership.become({ role: 'owner' });
  await desk.settled();
  expect(desk.view.screen).toBe('ready');

  const second = makeDesk({ tab: silent });
  await second.start();
  await second.wait(1_000);
  expect(second.view).toMatchObject({ screen: 'elsewhere', elsewhere: { canTakeOver: false } });
});

test('taking over brings the line here', async () => {
  const desk = makeDesk({ tab: WAITING });
  await desk.start();
  await desk.run({ type: 'takeOver' });
  expect(desk.view).toMatchObject({ screen: 'ready', line: { label: 'Ready' }, canDial: true });
  expect(desk.host.isClickToDialOn).toBe(true);
});

test('a tab with a call refuses, and the asking tab says why', async () => {
  const desk = makeDesk({ tab: WAITING });
  await desk.start();
  desk.ownership.refusal = new AppError('line-busy', 'The other tab is in a call', { hint: 'Finish it there first.' });
  await desk.run({ type: 'takeOver' });
  expect(desk.view).toMatchObject({ screen: 'elsewhere', notices: [{ text: 'The other tab is in a call' }] });
});

test('the owner tells the other tabs of its call, and that the line is free again afterwards', async () => {
  const desk = makeDesk();
  await desk.start();
  expect(desk.ownership.told).toEqual({
    canHandOver: true,
    text: 'The phone is in use in another tab of this browser.',
  });
  await desk.ring('c1', '+4930123456');
  expect(desk.ownership.told).toEqual({
    canHandOver: false,
    text: 'There is a call with 030 123456 in another tab. Go there to answer or talk.',
  });
  await desk.run({ type: 'decline', callId: 'c1' });
  expect(desk.ownership.told?.canHandOver).toBe(true);
});

test('handing over gives up the line first, saves the open form, and shows that the phone is elsewhere', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.talk('c1', '+4930123456');
  await desk.run({ type: 'changeWrapUp', callId: 'c1', result: '', note: 'typed' });
  let isStopped = () => undefined as void;
  const stop = desk.line.stop.bind(desk.line);
  desk.line.stop = () => new Promise<void>((resolve) => (isStopped = resolve)).then(stop);
  void desk.ownership.askToLeave();
  await desk.settled();
  expect(desk.ownership.handOvers).toBe(0);
  isStopped();
  await desk.settled();
  expect(desk.ownership.handOvers).toBe(1);
  expect(desk.view).toMatchObject({ screen: 'elsewhere', wrapUp: null });
  expect(desk.sent).toEqual([expect.objectContaining({ note: 'typed' })]);
  expect(desk.host.isClickToDialOn).toBe(false);
});

test('a line that goes and comes quickly is never open twice', async () => {
  const desk = makeDesk();
  await desk.start();
  const steps: string[] = [];
  const { start, stop } = { start: desk.line.start.bind(desk.line), stop: desk.line.stop.bind(desk.line) };
  desk.line.start = (listener) => (steps.push('start'), start(listener));
  desk.line.stop = () => (steps.push('stop'), stop());
  desk.ownership.become({ role: 'waiting', canTakeOver: true, ownerText: '' });
  desk.ownership.become({ role: 'owner' });
  desk.ownership.become({ role: 'waiting', canTakeOver: true, ownerText: '' });
  desk.ownership.become({ role: 'owner' });
  await desk.settled();
  expect(steps).toEqual(['stop', 'start', 'stop', 'start']);
  expect(desk.view.line.label).toBe('Ready');
});
