/** @jest-environment node */
import { OPEN_POLICY } from '../../hosts/memory/memoryLogs';
import type { LogPolicy } from '../../hosts/orgContract';
import { makeDesk } from './makeDesk';
import type { Desk } from './makeDesk';

const NUMBER = '+4930123456';
const MARIA = { recordId: '003000000000001AAA', objectType: 'Contact' };

async function startDesk(doNotCall: LogPolicy['doNotCall'], answer: 'warn' | 'refuse' | null = null): Promise<Desk> {
  const desk = makeDesk({ session: { logging: { policy: { ...OPEN_POLICY, doNotCall }, dispositions: [] } } });
  const reason = 'Maria Keller asked not to be called.';
  if (answer) desk.host.org.logs.doNotCall.set(NUMBER, { answer, reason, ...MARIA });
  await desk.start();
  return desk;
}

const questions = (desk: Desk) => desk.host.org.asked.filter(({ operation }) => operation === 'checkDoNotCall').length;
const dialled = (desk: Desk) => [...desk.line.calls.keys()];

test('a number that may be called is asked for once, each time it is dialled', async () => {
  const desk = await startDesk('refuse');
  for (const callId of ['out-1', 'out-2']) {
    await desk.run({ type: 'dial', number: NUMBER });
    await desk.run({ type: 'hangUp', callId });
  }
  expect(dialled(desk)).toEqual(['out-1', 'out-2']);
  expect(questions(desk)).toBe(2);
});

test('with the policy off nobody is asked', async () => {
  const desk = await startDesk('off');
  await desk.run({ type: 'dial', number: NUMBER });
  expect(questions(desk)).toBe(0);
  expect(dialled(desk)).toEqual(['out-1']);
});

test('a warning names who and why; the agent goes on, or lets it be', async () => {
  const desk = await startDesk('warn', 'warn');
  await desk.run({ type: 'dial', number: NUMBER });
  expect(desk.view.notices[0]).toMatchObject({
    text: `Not called yet: ${NUMBER}`,
    hint: 'Maria Keller asked not to be called.',
    action: { label: 'Call anyway' },
  });
  await desk.run({ type: 'dismissNotice', noticeId: desk.view.notices[0]!.noticeId });
  await desk.run({ type: 'dialAnyway' });
  expect(dialled(desk)).toEqual([]);
  await desk.run({ type: 'dial', number: NUMBER });
  await desk.run({ type: 'dialAnyway' });
  expect(dialled(desk)).toEqual(['out-1']);
  expect(desk.notices).toEqual([]);
});

test('a refusal is not dialled, says why, and stands in list and log', async () => {
  const desk = await startDesk('refuse', 'refuse');
  await desk.run({ type: 'dial', number: NUMBER });
  expect(dialled(desk)).toEqual([]);
  expect(desk.view.notices[0]).toMatchObject({
    tone: 'error',
    hint: 'Maria Keller asked not to be called.',
    action: { label: 'Open the record', command: { type: 'openRecord', recordId: MARIA.recordId } },
  });
  expect(desk.view.recent).toEqual([expect.objectContaining({ outcome: 'Not dialled: do not call' })]);
  await desk.wait(10_000);
  expect(desk.sent).toEqual([expect.objectContaining({ endReason: 'doNotCall', e164: NUMBER, durationSeconds: 0 })]);
  expect(desk.view.canDial).toBe(true);
});

test.each([
  ['warn', 'Call anyway'],
  ['refuse', undefined],
] as const)('Salesforce does not say within 2 s: the policy %s decides', async (policy, label) => {
  const desk = await startDesk(policy);
  desk.host.org.answerSlowly(60_000);
  await desk.run({ type: 'dial', number: NUMBER });
  expect(desk.view).toMatchObject({ canDial: false, dialCheckText: 'Asking whether this number may be called …' });
  await desk.wait(1_999);
  expect(desk.notices).toEqual([]);
  await desk.wait(1);
  expect(desk.view.dialCheckText).toBe('');
  expect(desk.view.notices[0]?.hint).toContain('did not say in time');
  expect(desk.view.notices[0]?.action?.label).toBe(label);
  expect(dialled(desk)).toEqual([]);
});

test('a number that could not be read is asked for digit by digit', async () => {
  const parts = { readPhoneNumber: () => Promise.reject(new Error('the library does not load')) };
  const desk = makeDesk({
    parts,
    session: { logging: { policy: { ...OPEN_POLICY, doNotCall: 'refuse' }, dispositions: [] } },
  });
  await desk.start();
  await desk.run({ type: 'dial', number: '030 123456' });
  expect(desk.host.org.asked.at(-1)).toEqual({
    operation: 'checkDoNotCall',
    input: { e164: '', spellings: ['030123456'] },
  });
  expect(dialled(desk)).toEqual(['out-1']);
});

test('a caller who comes in while it is asked is not talked over', async () => {
  const desk = await startDesk('warn');
  desk.host.org.answerSlowly(500);
  await desk.run({ type: 'dial', number: NUMBER });
  desk.line.ring('c1', '+4930777777');
  await desk.wait(500);
  expect(desk.view.calls.map(({ callId }) => callId)).toEqual(['c1']);
  expect(desk.notices).toContain('There is a call already');
});

test('a number that was clicked is asked for too, and stays with its record after the warning', async () => {
  const desk = await startDesk('warn', 'warn');
  desk.host.clickToDial({ number: NUMBER, recordName: 'Maria Keller', ...MARIA });
  await desk.settled();
  expect(desk.notices).toEqual(['Not called yet: Maria Keller']);
  await desk.run({ type: 'dialAnyway' });
  expect(desk.call).toMatchObject({ title: 'Maria Keller', direction: 'outbound' });
});
