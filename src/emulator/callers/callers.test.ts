/** @jest-environment node */
import { makeWorld, until } from '../exchange/testWorld';
import type { TestWorld } from '../exchange/testWorld';
import type { Callers, RingRequest } from './callerPort';
import { createCallers } from './callers';
import { NoMedia } from './noMedia';
import { TestPhone } from './testPhone';

let world: TestWorld;
let callers: Callers;
let alice: TestPhone;

beforeEach(async () => {
  world = await makeWorld();
  callers = createCallers({ ...world, answersAfterSeconds: 0.05 });
  alice = await TestPhone.register(world);
  await callers.ready();
});

afterEach(async () => {
  await callers.close();
  await alice.close();
  await world.close();
});

function ring(request: Partial<RingRequest> = {}) {
  return callers.ring({
    to: 'alice',
    number: '+4930123456',
    displayName: '',
    isWithheld: false,
    speaks: { toneHz: 700 },
    hangsUpAfterSeconds: 0,
    givesUpAfterSeconds: 0,
    ...request,
  });
}

/** Waits until what was still on its way has been heard. */
async function falls(listen: () => Promise<{ readonly share: number }>, share: number): Promise<void> {
  for (let tries = 0; tries < 30; tries++) if ((await listen()).share <= share) return;
  throw new Error('The sound never stops');
}

test('agent and caller hear each other, and the caller does not hear an agent who is muted', async () => {
  const call = await ring();
  const atAlice = await alice.rings();
  await Promise.all([atAlice.answer(500), call.reaches('talking')]);
  await until(() => atAlice.media.ear.bytesHeard > 800 && atAlice.media.direction === 'sendrecv');
  const [byAlice, byCaller] = await Promise.all([atAlice.hears(700), call.hears(500)]);
  expect(byAlice).toMatchObject({ peakHz: expect.closeTo(700, -1.4) as number });
  expect(byCaller).toMatchObject({ peakHz: expect.closeTo(500, -1.4) as number });
  expect(Math.min(byAlice.share, byCaller.share)).toBeGreaterThan(0.9);
  atAlice.mute();
  await falls(() => call.hears(500, 100), 0);
  expect((await call.hears(500)).share).toBe(0);
  await call.hangUp();
  await atAlice.ended;
  expect(call).toMatchObject({ state: 'ended', endStatus: 200, direction: 'toAgent' });
});

test('on hold the caller hears nothing and says nothing; afterwards both are back', async () => {
  const call = await ring();
  const atAlice = await alice.rings();
  await Promise.all([atAlice.answer(500), call.reaches('talking')]);
  await until(() => atAlice.media.ear.bytesHeard > 800);
  await atAlice.hold(true);
  await falls(() => call.hears(500, 100), 0);
  const heard = atAlice.media.ear.bytesHeard;
  expect((await call.hears(500)).share).toBe(0);
  expect(atAlice.media.ear.bytesHeard).toBe(heard);
  await atAlice.hold(false);
  await until(() => atAlice.media.ear.bytesHeard > heard + 2_000);
  const heardAgain = atAlice.media.ear.bytesHeard;
  expect((await call.hears(500)).share).toBeGreaterThan(0.9);
  // Half a second is 4,000 bytes; the track that was announced a third time must not be heard thrice.
  expect(atAlice.media.ear.bytesHeard - heardAgain).toBeLessThan(6_000);
  await call.hangUp();
});

test('the agent dials a number: it rings, a person answers, and hears keys that come as INFO', async () => {
  const outgoing = await alice.dial('+493023125101');
  await outgoing.connected;
  expect(outgoing.provisional).toEqual([180]);
  const call = callers.calls.at(-1)!;
  await call.reaches('talking');
  expect(call).toMatchObject({ number: '+493023125101', direction: 'fromAgent', state: 'talking' });
  outgoing.speak(600);
  await until(() => outgoing.media.ear.bytesHeard > 800);
  expect((await call.hears(600)).share).toBeGreaterThan(0.9);
  await outgoing.sendKey('5');
  await until(() => call.digitsHeard === '5');
  await outgoing.hangUp();
  await call.reaches('ended');
  expect(call.endStatus).toBe(200);
});

test('the echo number says back what the agent says', async () => {
  const outgoing = await alice.dial('100');
  await outgoing.connected;
  outgoing.speak(900);
  await until(() => outgoing.media.ear.bytesHeard > 800);
  await until(() => callers.calls.at(-1)!.state === 'talking');
  expect(await outgoing.hears(900)).toMatchObject({ peakHz: expect.closeTo(900, -1.4) as number });
  await outgoing.hangUp();
  await outgoing.ended;
});

describe('signalling alone', () => {
  beforeEach(async () => {
    await alice.close();
    alice = await TestPhone.register(world, { makeMedia: () => new NoMedia() });
  });

  test.each([
    ['404', 404],
    ['480', 480],
    ['486', 486],
    ['+49486', 486],
    ['603', 603],
  ])('the number %s answers %i', async (number, status) => {
    const outgoing = await alice.dial(number);
    await outgoing.ended;
    expect(outgoing.endStatus).toBe(status);
    expect(callers.calls.at(-1)).toMatchObject({ state: 'ended', endStatus: status });
  });

  test('the number 408 rings until the agent gives up', async () => {
    const outgoing = await alice.dial('408');
    await until(() => outgoing.provisional.includes(180));
    await outgoing.hangUp();
    await outgoing.ended;
    const call = callers.calls.at(-1)!;
    await call.reaches('ended');
    expect([outgoing.endStatus, call.endStatus]).toEqual([487, 487]);
  });

  test('a caller gives up after the time that was asked for', async () => {
    const call = await ring({ givesUpAfterSeconds: 0.2 });
    const atAlice = await alice.rings();
    await atAlice.ring();
    await atAlice.ended;
    await call.reaches('ended');
    expect(call).toMatchObject({ endStatus: 487, talkingAt: null });
  });

  test('a caller hears which answer the agent gave', async () => {
    const call = await ring();
    await (await alice.rings()).refuse(486);
    await call.reaches('ended');
    expect(call.endStatus).toBe(486);
    await expect(call.reaches('talking')).rejects.toThrow('it ended with 486');
  });

  test('a caller to whom no phone is there ends as not reachable', async () => {
    await alice.close();
    await until(() => world.exchange.contactsOf(`sip:alice@${world.exchange.domain}`).length === 0);
    const call = await ring();
    await call.reaches('ended');
    expect(call.endStatus).toBe(480);
  });

  test.each<[string, Partial<RingRequest>, string | undefined, string | undefined]>([
    ['without a number', { number: '' }, undefined, undefined],
    ['with 300 digits', { number: '1'.repeat(300) }, '1'.repeat(300), undefined],
    ['whose name is HTML', { displayName: '<b> "q" \\' }, '+4930123456', '<b> \\"q\\" \\\\'],
    ['who withholds the number', { isWithheld: true, displayName: 'Jo' }, 'anonymous', 'Anonymous'],
  ])('a caller %s rings', async (...[, request, user, displayName]) => {
    await ring(request);
    const atAlice = await alice.rings();
    expect([atAlice.from.uri.user, atAlice.from.displayName]).toEqual([user, displayName]);
  });

  test('a ringing call ends when the exchange stops, and after its restart people ring again', async () => {
    const call = await ring();
    await alice.rings();
    world.exchange.pause();
    await call.reaches('ended');
    expect(call.endStatus).toBe(503);
    world.exchange.resume();
    await until(() => world.exchange.contactsOf(`sip:alice@${world.exchange.domain}`).length === 1);
    await callers.ready();
    await ring();
    await alice.rings();
  });

  test('a caller who finds no exchange says so', async () => {
    world.exchange.pause();
    await until(() => !alice.line.isRegistered);
    await expect(ring()).rejects.toMatchObject({ code: 'callers-offline' });
  });
});
