/** @jest-environment node */
import fc from 'fast-check';
import type { PhoneCommand } from '../view';
import { makeDesk } from './makeDesk';
import type { Desk } from './makeDesk';

/** What can happen at a desk, in any order: the other side, the line, the tab, the org, the agent, time. */
const HAPPENINGS: readonly ((desk: Desk, callId: string) => void)[] = [
  (desk, callId) => desk.line.calls.has(callId) || desk.line.ring(callId, '+4930123456', 'Jo'),
  (desk, callId) => desk.line.callerHangsUp(callId),
  (desk, callId) => desk.line.calls.has(callId) && desk.line.answersElsewhere(callId),
  (desk, callId) => desk.line.calls.has(callId) && desk.line.cutCall(callId),
  (desk) => desk.line.answersOutbound('out-1'),
  (desk) => desk.line.dropLine(),
  (desk) => desk.line.restoreLine(),
  (desk) => desk.clock.wait(3_000),
  (desk) => desk.host.org.fail('matchCaller', { code: 'org-timeout', message: 'm', hint: 'h' }),
  (desk) => (desk.line.isMicrophoneRefused = !desk.line.isMicrophoneRefused),
  (desk) => desk.ownership.become({ role: 'owner' }),
  (desk) => void desk.ownership.askToLeave(),
  ...(['answer', 'decline', 'hangUp', 'hold', 'resume', 'createContact'] as const).map(
    (type) => (desk: Desk, callId: string) => desk.phone.run({ type, callId }),
  ),
  (desk) => desk.phone.run({ type: 'dial', number: '030 777777' }),
  (desk, callId) => desk.phone.run({ type: 'changeWrapUp', callId, result: '', note: 'n' } satisfies PhoneCommand),
  (desk, callId) => desk.phone.run({ type: 'saveWrapUp', callId, result: 'resolved', note: 'n' }),
  (desk, callId) => desk.phone.run({ type: 'resumeWrapUp', callId }),
  (desk, callId) => desk.phone.run({ type: 'saveWrapUp', callId, result: '', note: '', thenNext: true }),
  (desk) => desk.phone.run({ type: 'restart' }),
];

test('whatever happens in whatever order: every call that rang leaves one log, unless a colleague took it', async () => {
  const step = fc.tuple(fc.nat(HAPPENINGS.length - 1), fc.constantFrom('c1', 'c2', 'c3'), fc.boolean());
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const desk = makeDesk({
        people: [{ recordId: '003000000000001AAA', objectType: 'Contact', name: 'Jo', numbers: ['+4930123456'] }],
      });
      await desk.start();
      for (const [happening, callId, isSettled] of steps) {
        HAPPENINGS[happening]!(desk, callId);
        if (isSettled) await desk.settled();
      }
      await desk.settled();
      await comeToRest(desk);
      expect(logged(desk)).toEqual(expected(desk));
      expect(desk.log.lines.filter(({ text }) => text.startsWith('An error after'))).toEqual([]);
      await desk.phone.stop();
    }),
    { numRuns: 60, seed: 20260115 },
  );
}, 60_000);

/** All calls end, open forms are saved, searches run out. */
async function comeToRest(desk: Desk): Promise<void> {
  desk.ownership.become({ role: 'owner' });
  await desk.settled();
  for (const { callId } of desk.view.calls) await desk.run({ type: 'hangUp', callId });
  await desk.wait(10_000);
  for (const { callId } of [...desk.view.parked, ...(desk.view.wrapUp ? [desk.view.wrapUp] : [])])
    await desk.run({ type: 'saveWrapUp', callId, result: '', note: '' });
}

function logged(desk: Desk): readonly string[] {
  return desk.sent.map(({ phoneSystemCallId }) => phoneSystemCallId).toSorted();
}

/** A dial that failed for want of a microphone never left the house; its end is `failed`. */
function expected(desk: Desk): readonly string[] {
  return [...desk.line.calls.values()]
    .filter(({ endReason }) => endReason !== 'failed')
    .map(({ callId }) => `simulator-${callId}`)
    .toSorted();
}
