import { FakeClock } from '../../base/fakeClock';
import { describeHostContract } from '../hostContract';
import type { CallEntry } from '../orgContract';
import { createMemoryHost } from './memoryHost';

describeHostContract('The host in memory', () => {
  const clock = new FakeClock();
  const host = createMemoryHost({ clock });
  return {
    host,
    clock,
    settled: () => new Promise((resolve) => setTimeout(resolve, 0)),
    hostGoesSilent: () => void (host.mood = 'silent'),
    hostRefuses: () => void (host.mood = 'refusing'),
    agentClicksNumber: (payload) => host.clickToDial(payload),
    agentOpensPage: (payload) => host.navigate(payload),
    strangerSends: (message) => host.receive(message),
    opened: () => host.pops,
    item: () => host.items.at(-1)!,
    orgAnswers: (operation, raw) => host.org.answer(operation, raw),
    sessionEnds: () => host.expireSession(),
  };
});

const JO = { recordId: '003000000000001AAA', objectType: 'Contact', name: 'Jo Meyer', numbers: ['030 / 12 34 56'] };

test('its org finds a person by one of the spellings', async () => {
  const { org } = createMemoryHost({ people: [JO] });
  expect(await org.ask('matchCaller', { e164: '+4930123456', spellings: ['4930123456', '030123456'] })).toEqual({
    candidates: [
      expect.objectContaining({ recordId: JO.recordId, name: 'Jo Meyer', reason: 'Phone is 030 / 12 34 56' }),
    ],
  });
  expect(await org.ask('matchCaller', { e164: '', spellings: ['123456'] })).toEqual({ candidates: [] });
});

test('its org keeps a call once, however often it is sent', async () => {
  const { org } = createMemoryHost();
  const entries = [{ phoneSystemCallId: 'c1' } as CallEntry];
  const first = await org.ask('saveCalls', { entries });
  expect(await org.ask('saveCalls', { entries })).toEqual(first);
  expect(org.savedCalls).toHaveLength(1);
});

test('its org fails as often as told, then answers again', async () => {
  const { org } = createMemoryHost();
  org.fail('startSession', { code: 'org-unreachable', message: 'm', hint: 'h' }, 2);
  await expect(org.ask('startSession', {})).rejects.toMatchObject({ code: 'org-unreachable', hint: 'h' });
  await expect(org.ask('startSession', {})).rejects.toMatchObject({ code: 'org-unreachable' });
  expect(await org.ask('startSession', {})).toMatchObject({ userName: 'Alice Meyer' });
});

test('its org answers late when told', async () => {
  const clock = new FakeClock();
  const { org } = createMemoryHost({ clock });
  org.answerSlowly(500);
  const seen: string[] = [];
  const asking = org.ask('startSession', {}).then(() => seen.push('answered'));
  clock.wait(499);
  await Promise.resolve();
  expect(seen).toEqual([]);
  clock.wait(1);
  await asking;
  expect(seen).toEqual(['answered']);
});

test('it tells when the session is over and when it is back', async () => {
  const events: unknown[] = [];
  const host = createMemoryHost();
  await host.start((event) => events.push(event));
  host.expireSession();
  host.signIn();
  expect(events).toEqual([
    { type: 'hostProblem', problem: expect.objectContaining({ code: 'session-expired' }) as unknown },
    { type: 'sessionRenewed' },
  ]);
  expect(await host.org.ask('startSession', {})).toMatchObject({ userName: 'Alice Meyer' });
});
