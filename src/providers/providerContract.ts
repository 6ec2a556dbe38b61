import { hasCode } from '../base/appError';
import type { EndReason } from '../calls/call';
import { LineRecorder } from './lineRecorder';
import type { Provider } from './provider';

/** A provider with the other side of its calls, as one test needs it. */
export interface ContractWorld {
  readonly provider: Provider;
  readonly far: FarSide;
  refuseMicrophone(refused: boolean): void;
  /** Microphones and media connections that are open on the agent's side. */
  openMedia(): number;
  /** The phone system goes away, as in a crash, and comes back. */
  dropServer(): void;
  restoreServer(): void;
  /** Something broken arrives from the wire; left out where there is no wire. */
  sendNonsense?(): Promise<void>;
  close(): Promise<void>;
}

/** The other side. Each method resolves when the phone system has taken the request. */
export interface FarSide {
  ring(caller: {
    readonly number: string;
    readonly displayName?: string;
    readonly isWithheld?: boolean;
  }): Promise<void>;
  /** Ends the call from the far side, in any phase. */
  hangUp(): Promise<void>;
  /** How it behaves when the agent dials it. */
  whenDialled(
    behaviour: 'alerts' | 'answers' | Extract<EndReason, 'busy' | 'noAnswer' | 'unreachable' | 'declined'>,
  ): void;
  /** A call that only alerted is answered now. */
  answer(): Promise<void>;
}

/**
 * Checks every rule of the port (`provider.ts`) against one implementation.
 *
 * @param name       stands before each test
 * @param makeWorld  a fresh world, with a provider that was not started
 */
export function describeProviderContract(name: string, makeWorld: () => Promise<ContractWorld>): void {
  describe(`${name} keeps the rules of the provider port`, () => {
    let world: ContractWorld;
    let line: LineRecorder;
    const desk: Desk = {
      get world() {
        return world;
      },
      get line() {
        return line;
      },
    };

    beforeEach(async () => {
      world = await makeWorld();
      line = new LineRecorder();
    });
    afterEach(async () => {
      await world.provider.stop();
      await world.close();
    });

    describeLine(desk);
    describeInbound(desk);
    describeOutbound(desk);
    describeTalking(desk);
  });
}

/** Any text with something in it. */
const TEXT = expect.stringMatching(/./) as string;

interface Desk {
  readonly world: ContractWorld;
  readonly line: LineRecorder;
}

async function register({ world, line }: Desk): Promise<void> {
  await world.provider.start(line.listen);
  await line.lineIs('registered');
}

/** A call that rings at the agent. */
async function rings(desk: Desk): Promise<string> {
  const before = desk.line.heard.length;
  await desk.world.far.ring({ number: '+4930123456', displayName: 'Anna' });
  return (await desk.line.hears('callOffered', {}, before)).callId;
}

/** A call in which people talk. */
async function talks(desk: Desk): Promise<string> {
  const callId = await rings(desk);
  await desk.world.provider.answer(callId);
  await desk.line.hears('callConnected', { callId });
  return callId;
}

function describeLine(desk: Desk): void {
  test('says nothing before it is started, and tells how far the start got', async () => {
    expect(desk.line.heard).toEqual([]);
    await register(desk);
    expect(desk.line.of('lineChanged').map((event) => event.state)).toEqual(['connecting', 'registered']);
  });

  test('comes back by itself when the phone system was away, says why meanwhile, and rings again', async () => {
    await register(desk);
    desk.world.dropServer();
    const lost = await desk.line.hears('lineChanged', { state: 'reconnecting' });
    expect(lost.problem).toEqual({ code: TEXT, message: TEXT, hint: TEXT });
    const before = desk.line.heard.length;
    desk.world.restoreServer();
    await desk.line.hears('lineChanged', { state: 'registered', problem: null }, before);
    await expect(rings(desk)).resolves.toEqual(TEXT);
  });

  test('sends no event and holds no media after it was stopped in a call, and can be started again', async () => {
    await register(desk);
    const callId = await talks(desk);
    await desk.world.provider.stop();
    expect(desk.line.of('callEnded')).toEqual([{ type: 'callEnded', callId, reason: 'completed' }]);
    expect(desk.line.heard.at(-1)).toEqual({ type: 'lineChanged', state: 'stopped', problem: null });
    expect(desk.world.openMedia()).toBe(0);
    const told = desk.line.heard.length;
    await desk.world.provider.start(desk.line.listen);
    await desk.line.hears('lineChanged', { state: 'registered' }, told);
  });

  test('something broken from the wire does no harm: the next call rings', async () => {
    await register(desk);
    await desk.world.sendNonsense?.();
    await expect(rings(desk)).resolves.toEqual(TEXT);
  });
}

function describeInbound(desk: Desk): void {
  test('an inbound call is offered with number and name, answered, and ended once by the caller', async () => {
    await register(desk);
    const callId = await talks(desk);
    expect(desk.line.of('callOffered')[0]).toMatchObject({
      rawNumber: '+4930123456',
      displayName: 'Anna',
      isWithheld: false,
      phoneSystemCallId: TEXT,
    });
    await desk.world.far.hangUp();
    await desk.line.hears('callEnded', { callId, reason: 'completed' });
    await desk.world.provider.hangUp(callId);
    expect(desk.line.of('callEnded')).toHaveLength(1);
    expect(desk.world.openMedia()).toBe(0);
  });

  test('a caller who withholds the number is marked', async () => {
    await register(desk);
    await desk.world.far.ring({ number: 'anonymous', displayName: 'Anonymous', isWithheld: true });
    await expect(desk.line.hears('callOffered')).resolves.toMatchObject({ isWithheld: true });
  });

  test('a caller who gives up leaves a missed call', async () => {
    await register(desk);
    const callId = await rings(desk);
    await desk.world.far.hangUp();
    await desk.line.hears('callEnded', { callId, reason: 'missed' });
  });

  test('a call that the agent declines ends as declined', async () => {
    await register(desk);
    const callId = await rings(desk);
    await desk.world.provider.decline(callId);
    await desk.line.hears('callEnded', { callId, reason: 'declined' });
  });

  test('a refused microphone leaves the call ringing, and it can be answered once it is allowed', async () => {
    await register(desk);
    const callId = await rings(desk);
    desk.world.refuseMicrophone(true);
    const failed = await desk.world.provider.answer(callId).catch((problem: unknown) => problem);
    expect(hasCode(failed, 'microphone-refused')).toBe(true);
    const told = await desk.line.hears('callProblem', { callId });
    expect(told.problem?.code).toBe('microphone-refused');
    desk.world.refuseMicrophone(false);
    await desk.world.provider.answer(callId);
    await desk.line.hears('callConnected', { callId });
    expect(desk.line.of('callEnded')).toEqual([]);
  });

  test('commands for a call that is over, or never was, do nothing', async () => {
    await register(desk);
    const callId = await rings(desk);
    await desk.world.provider.decline(callId);
    const told = desk.line.heard.length;
    const { provider } = desk.world;
    for (const id of [callId, 'never-was']) {
      await Promise.all([provider.answer(id), provider.decline(id), provider.hangUp(id)]);
      await Promise.all([
        provider.hold?.(id),
        provider.resume?.(id),
        provider.setMuted?.(id, true),
        provider.sendDigits?.(id, '1'),
      ]);
    }
    expect(desk.line.heard).toHaveLength(told);
  });
}

function describeOutbound(desk: Desk): void {
  test('an outbound call alerts, connects, and is ended by the agent', async () => {
    await register(desk);
    desk.world.far.whenDialled('alerts');
    const dialled = await desk.world.provider.dial('out-1', '+4930999');
    expect(dialled.phoneSystemCallId).toMatch(/./);
    await desk.line.hears('callAlerting', { callId: 'out-1' });
    await desk.world.far.answer();
    await desk.line.hears('callConnected', { callId: 'out-1' });
    await desk.world.provider.hangUp('out-1');
    await desk.line.hears('callEnded', { callId: 'out-1', reason: 'completed' });
    expect(desk.world.openMedia()).toBe(0);
  });

  test.each(['busy', 'noAnswer', 'unreachable', 'declined'] as const)(
    'a call that is refused ends as %s',
    async (reason) => {
      await register(desk);
      desk.world.far.whenDialled(reason);
      await desk.world.provider.dial('out-1', '+4930999');
      await desk.line.hears('callEnded', { callId: 'out-1', reason });
    },
  );

  test('a call that the agent gives up while it alerts ends as cancelled', async () => {
    await register(desk);
    desk.world.far.whenDialled('alerts');
    await desk.world.provider.dial('out-1', '+4930999');
    await desk.line.hears('callAlerting', { callId: 'out-1' });
    await desk.world.provider.hangUp('out-1');
    await desk.line.hears('callEnded', { callId: 'out-1', reason: 'cancelled' });
  });

  test('a dial without a microphone rejects, and its call ends', async () => {
    await register(desk);
    desk.world.refuseMicrophone(true);
    const failed = await desk.world.provider.dial('out-1', '+4930999').catch((problem: unknown) => problem);
    expect(hasCode(failed, 'microphone-refused')).toBe(true);
    await desk.line.hears('callEnded', { callId: 'out-1', reason: 'failed' });
    expect(desk.world.openMedia()).toBe(0);
  });

  test('a dial while the line is away rejects with words for the agent, and its call ends', async () => {
    await register(desk);
    desk.world.dropServer();
    await desk.line.hears('lineChanged', { state: 'reconnecting' });
    await expect(desk.world.provider.dial('out-1', '+4930999')).rejects.toMatchObject({
      hint: TEXT,
    });
    expect(desk.line.of('callEnded')).toEqual([{ type: 'callEnded', callId: 'out-1', reason: 'failed' }]);
  });
}

function describeTalking(desk: Desk): void {
  test('a call is muted and unmuted', async () => {
    await register(desk);
    const callId = await talks(desk);
    await desk.world.provider.setMuted?.(callId, true);
    await desk.world.provider.setMuted?.(callId, false);
    expect(desk.line.of('callMuted').map((event) => event.muted)).toEqual(
      desk.world.provider.setMuted ? [true, false] : [],
    );
  });

  test('a call is held and resumed, and goes on', async () => {
    const { hold, resume } = desk.world.provider;
    if (!hold || !resume) return;
    await register(desk);
    const callId = await talks(desk);
    await desk.world.provider.hold?.(callId);
    await desk.line.hears('callHeld', { callId });
    await desk.world.provider.resume?.(callId);
    await desk.line.hears('callResumed', { callId });
    expect(desk.line.of('callEnded')).toEqual([]);
  });

  test('keys are sent into a call without ending it', async () => {
    await register(desk);
    const callId = await talks(desk);
    await desk.world.provider.sendDigits?.(callId, '12#');
    expect(desk.line.of('callEnded')).toEqual([]);
  });

  test('two calls at once have ids of their own', async () => {
    await register(desk);
    const first = await talks(desk);
    const second = await rings(desk);
    expect(second).not.toBe(first);
    await desk.world.provider.decline(second);
    await desk.line.hears('callEnded', { callId: second, reason: 'declined' });
    expect(desk.line.of('callEnded')).toHaveLength(1);
  });
}
