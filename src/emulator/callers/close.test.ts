/** @jest-environment node */
import { makeWorld, until } from '../exchange/testWorld';
import { createCallers } from './callers';
import { TestPhone } from './testPhone';

test('after everything was closed nothing is left open: no socket, no media port, no timer', async () => {
  // Jest's own timer for this test, and what tests before this one have left to time out.
  const openBefore = openHandles().length;
  const world = await makeWorld();
  const callers = createCallers(world);
  const alice = await TestPhone.register(world);
  const call = await callers.ring({
    to: 'alice',
    number: '+4930123456',
    displayName: '',
    isWithheld: false,
    speaks: { prompt: 'order' },
    hangsUpAfterSeconds: 60,
    givesUpAfterSeconds: 60,
  });
  const atAlice = await alice.rings();
  await Promise.all([atAlice.answer(500), call.reaches('talking')]);
  await until(() => atAlice.media.ear.bytesHeard > 800);
  expect(openHandles()).toContain('UDPWrap');
  await callers.close();
  await alice.close();
  await world.close();
  // One more is the timer with which this waits.
  await until(() => openHandles().length <= openBefore + 1);
});

/** What keeps the process alive. */
function openHandles(): string[] {
  return process.getActiveResourcesInfo().filter((name) => /^(UDP|TCP|Timeout)/.test(name));
}
