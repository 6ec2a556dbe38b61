import { FakeClock } from '../base/fakeClock';
import { RecentLog } from '../base/log';
import { createAudio } from './createAudio';
import type { AudioParts, SoundContext, SoundSource } from './createAudio';

// The real browser's context must fit; this line is there for the type checker.
void ((() => new AudioContext()) satisfies AudioParts['makeAudioContext']);

/** A context that runs when the browser lets it, and counts what sounds. */
class FakeContext implements SoundContext {
  state = 'suspended';
  readonly sampleRate = 8_000;
  readonly destination = {};
  readonly sounding = new Set<SoundSource>();
  private readonly listeners: (() => void)[] = [];
  private waiting: (() => void)[] = [];

  constructor(private isAllowed: boolean) {}

  createBuffer(): { copyToChannel(): void } {
    return { copyToChannel: () => undefined };
  }

  createBufferSource(): SoundSource {
    const source: SoundSource = {
      ...{ buffer: null, loop: false, connect: () => undefined, disconnect: () => undefined },
      start: () => void this.sounding.add(source),
      stop: () => void this.sounding.delete(source),
    };
    return source;
  }

  /** As in browsers: while sound is not allowed the promise stays open. */
  resume(): Promise<void> {
    return new Promise((resolve) => {
      if (this.isAllowed)
        void Promise.resolve()
          .then(() => this.become('running'))
          .then(resolve);
      else this.waiting.push(resolve);
    });
  }

  suspend(): Promise<void> {
    this.become('suspended');
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.become('closed');
    return Promise.resolve();
  }

  addEventListener(_type: string, listener: () => void): void {
    this.listeners.push(listener);
  }

  /** The agent clicked into the frame. */
  allow(): void {
    this.isAllowed = true;
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private become(state: string): void {
    if (this.state === state || this.state === 'closed') return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

function makeAudio({ isAllowed = true, makes = true } = {}) {
  const clock = new FakeClock();
  const log = new RecentLog(() => 0);
  const contexts: FakeContext[] = [];
  const lever = { makes };
  const audio = createAudio({
    ...{ clock, log },
    makeAudioContext: () => {
      if (!lever.makes) throw new Error('no audio device');
      contexts.push(new FakeContext(isAllowed));
      return contexts.at(-1)!;
    },
  });
  return { audio, clock, log, contexts, lever };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

test('the bell rings in a loop until it is stopped, then the sound sleeps', async () => {
  const { audio, clock, contexts } = makeAudio();
  audio.startRinging();
  await settled();
  const [context] = contexts;
  expect([...context!.sounding].map((source) => source.loop)).toEqual([true]);
  expect(context!.state).toBe('running');
  audio.stopRinging();
  expect(context!.sounding.size).toBe(0);
  // Not at once: the turn in which a call ends belongs to its log.
  clock.wait(999);
  expect(context!.state).toBe('running');
  clock.wait(1);
  expect(context!.state).toBe('suspended');
});

test('what rings again within that second goes on ringing', async () => {
  const { audio, clock, contexts } = makeAudio();
  audio.startRinging();
  await settled();
  audio.stopRinging();
  clock.wait(500);
  audio.startRinging();
  clock.wait(10_000);
  expect(contexts[0]!.state).toBe('running');
  expect(contexts[0]!.sounding.size).toBe(1);
});

test('starting twice rings once, and stopping what does not ring does nothing', async () => {
  const { audio, contexts } = makeAudio();
  audio.stopRinging();
  audio.startRinging();
  audio.startRinging();
  await settled();
  expect(contexts).toHaveLength(1);
  expect(contexts[0]!.sounding.size).toBe(1);
});

test('bell and ringing tone are two sounds; one goes on when the other stops', async () => {
  const { audio, contexts } = makeAudio();
  audio.startRinging();
  audio.startRingback();
  await settled();
  audio.stopRinging();
  expect(contexts[0]!.sounding.size).toBe(1);
  expect(contexts[0]!.state).toBe('running');
});

test('blocked sound is known half a second after somebody asks, before any call', async () => {
  const { audio, clock } = makeAudio({ isAllowed: false });
  const seen: boolean[] = [];
  audio.watchBlocked((isBlocked) => seen.push(isBlocked));
  await settled();
  clock.wait(499);
  expect(seen).toEqual([false]);
  clock.wait(1);
  expect(seen).toEqual([false, true]);
});

test('where sound is allowed nothing is ever said of blocking, and nothing stays awake', async () => {
  const { audio, clock, contexts } = makeAudio();
  const seen: boolean[] = [];
  audio.watchBlocked((isBlocked) => seen.push(isBlocked));
  await settled();
  clock.wait(10_000);
  audio.startRinging();
  await settled();
  audio.stopRinging();
  clock.wait(10_000);
  expect(seen).toEqual([false]);
  expect(contexts[0]!.state).toBe('suspended');
});

test('two short rings in a row are not taken for a block', async () => {
  const { audio, clock } = makeAudio();
  const seen: boolean[] = [];
  audio.watchBlocked((isBlocked) => seen.push(isBlocked));
  audio.startRinging();
  await settled();
  audio.startRingback();
  audio.stopRinging();
  audio.stopRingback();
  clock.wait(1_000);
  expect(seen).toEqual([false]);
});

test('a click unblocks: the call that rings silently is heard at once', async () => {
  const { audio, clock, contexts } = makeAudio({ isAllowed: false });
  const seen: boolean[] = [];
  audio.watchBlocked((isBlocked) => seen.push(isBlocked));
  audio.startRinging();
  clock.wait(500);
  contexts[0]!.allow();
  await audio.enableSound();
  expect(seen).toEqual([false, true, false]);
  expect([contexts[0]!.state, contexts[0]!.sounding.size]).toEqual(['running', 1]);
});

test('a click that does not help ends after half a second', async () => {
  const { audio, clock } = makeAudio({ isAllowed: false });
  const enabling = audio.enableSound();
  await settled();
  clock.wait(500);
  await enabling;
});

test('a computer without sound does not stop the call; the agent is told and may try again', async () => {
  const { audio, clock, log, lever, contexts } = makeAudio({ makes: false });
  const seen: boolean[] = [];
  audio.startRinging();
  audio.watchBlocked((isBlocked) => seen.push(isBlocked));
  clock.wait(500);
  expect(seen).toEqual([false, true]);
  expect(log.lines[0]).toMatchObject({ level: 'warning', text: 'The phone cannot ring: no audio device' });
  lever.makes = true;
  await audio.enableSound();
  expect(seen.at(-1)).toBe(false);
  expect(contexts[0]!.sounding.size).toBe(1);
});

test('after it stopped nothing sounds, nothing is told, and the context is closed', async () => {
  const { audio, clock, contexts } = makeAudio({ isAllowed: false });
  const seen: boolean[] = [];
  audio.watchBlocked((isBlocked) => seen.push(isBlocked));
  audio.startRinging();
  audio.stop();
  clock.wait(1_000);
  await settled();
  expect(seen).toEqual([false]);
  expect([contexts[0]!.state, contexts[0]!.sounding.size]).toEqual(['closed', 0]);
  audio.startRinging();
  clock.wait(1_000);
  expect(seen).toEqual([false]);
});

test('one who stopped watching hears nothing more', () => {
  const { audio, clock } = makeAudio({ isAllowed: false });
  const seen: boolean[] = [];
  const leave = audio.watchBlocked((isBlocked) => seen.push(isBlocked));
  leave();
  clock.wait(1_000);
  expect(seen).toEqual([false]);
});
