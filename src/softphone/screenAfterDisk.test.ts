/** @jest-environment node */
import { makeDesk } from './desk/makeDesk';

async function ringingDesk() {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', '+4930123456');
  return desk;
}

test('the end of a call is drawn when it is on the disk', async () => {
  const desk = await ringingDesk();
  desk.line.callerHangsUp('c1');
  expect(desk.view.calls).toHaveLength(1);
  await desk.callLog.written();
  expect(desk.view.calls).toHaveLength(0);
});

test('a disk that does not answer holds the screen up for a quarter of a second, and draws nothing later', async () => {
  const desk = await ringingDesk();
  let answer = (): void => undefined;
  desk.callLog.written = () => new Promise((resolve) => (answer = resolve));
  desk.line.callerHangsUp('c1');
  desk.clock.wait(249);
  expect(desk.view.calls).toHaveLength(1);
  desk.clock.wait(1);
  expect(desk.view.calls).toHaveLength(0);
  const drawn = desk.view;
  answer();
  await Promise.resolve();
  expect(desk.view).toBe(drawn);
});

test('a screen that is gone hears nothing more', async () => {
  const desk = await ringingDesk();
  let drawings = 0;
  const leave = desk.phone.watch(() => (drawings += 1));
  desk.line.callerHangsUp('c1');
  leave();
  await desk.settled();
  desk.clock.wait(1_000);
  expect(drawings).toBe(1);
});
