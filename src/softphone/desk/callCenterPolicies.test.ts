/** @jest-environment node */
import { makeDesk } from './makeDesk';
import type { Desk } from './makeDesk';

const POLICIES = { dialOnly: ['+49', '+43'], dialNever: ['+49900'] };

async function afterDialling(number: string, policies: Partial<typeof POLICIES>): Promise<Desk> {
  const desk = makeDesk({ settings: { policies: { dialOnly: [], dialNever: [], ...policies } } });
  await desk.start();
  await desk.run({ type: 'dial', number });
  return desk;
}

function dialled(desk: Desk): readonly string[] {
  return [...desk.line.calls.values()].map(({ number }) => number);
}

test.each([
  ['030 123456', POLICIES],
  ['+43 1 5128800', POLICIES],
  ['112', POLICIES],
  ['4711', POLICIES],
  ['+1 212 555 0123', { dialNever: ['+1876'] }],
])('%s is dialled: the call center allows it', async (number, policies) => {
  expect(dialled(await afterDialling(number, policies))).toHaveLength(1);
});

test.each([
  ['+1 876 555 0123', POLICIES],
  ['+1 876 555 0123', { dialNever: ['+1876'] }],
  ['0900 5 123456', POLICIES],
  ['00881 6 12345678', { dialNever: ['+881'] }],
])('%s is not dialled, and the agent reads who can change that', async (number, policies) => {
  const desk = await afterDialling(number, policies);
  expect(dialled(desk)).toEqual([]);
  expect(desk.view.notices).toEqual([
    expect.objectContaining({
      text: expect.stringMatching(/^Calls to .+ are not allowed here$/) as string,
      hint: expect.stringContaining('Setup → Call Centers → Policies') as string,
    }),
  ]);
});

test('a long text that is no number of any country is not dialled blindly under a policy', async () => {
  const desk = await afterDialling('*21*1876555012', { dialNever: ['+1876'] });
  expect(dialled(desk)).toEqual([]);
  expect(desk.view.notices[0]?.hint).toBe('Dial it with + and the country code.');
  expect(dialled(await afterDialling('*21*1876555012', {}))).toHaveLength(1);
});

test('a click on a number and a slow library are under the policy, too', async () => {
  const desk = makeDesk({
    settings: { policies: POLICIES },
    parts: { readPhoneNumber: () => Promise.resolve({ e164: '', display: 'as typed', spellings: [] }) },
  });
  await desk.start();
  desk.host.clickToDial({ number: '+1 876 555 0123' });
  await desk.settled();
  expect(dialled(desk)).toEqual([]);
  desk.host.clickToDial({ number: '+49 30 123456' });
  await desk.settled();
  expect(dialled(desk)).toHaveLength(1);
});

/** A call whose log Salesforce does not take now. */
async function withWaitingLog(journal: {
  readonly fileExport: boolean;
  readonly leaveQuestion: boolean;
}): Promise<Desk> {
  const desk = makeDesk({ settings: { journal } });
  await desk.start();
  desk.host.org.fail('saveCalls', { code: 'org-unreachable', message: 'No network', hint: '' });
  await desk.talk('c1', '+4930777777');
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: '', note: '' });
  await desk.run({ type: 'openLogs' });
  return desk;
}

test.each([true, false])('whether waiting logs become a file is the admin’s word: %s', async (fileExport) => {
  const desk = await withWaitingLog({ fileExport, leaveQuestion: true });
  expect(desk.view.waitingLogs).toMatchObject({ logs: [{ state: 'waiting' }], canExport: fileExport });
  await desk.run({ type: 'exportLogs', format: 'csv' });
  expect(desk.files).toHaveLength(fileExport ? 1 : 0);
});

test.each([true, false])(
  'whether a page with waiting logs asks before it goes is the admin’s word: %s',
  async (leaveQuestion) => {
    const desk = await withWaitingLog({ fileExport: true, leaveQuestion });
    expect(desk.view.waitingLogs?.logs).toHaveLength(1);
    expect(desk.asksBeforeLeaving).toBe(leaveQuestion);
  },
);
