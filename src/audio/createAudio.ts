import { asProblem } from '../base/appError';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Audio } from './audio';
import { RINGBACK, RINGTONE, samplesOf } from './tones';
import type { Tone } from './tones';

/** The part of the browser's `AudioContext` that is used. */
export interface SoundContext {
  readonly state: string;
  readonly sampleRate: number;
  readonly destination: unknown;
  createBuffer(channels: number, length: number, sampleRate: number): SoundBuffer;
  createBufferSource(): SoundSource;
  resume(): Promise<void>;
  suspend(): Promise<void>;
  close(): Promise<void>;
  addEventListener(type: 'statechange', listener: () => void): void;
}

interface SoundBuffer {
  copyToChannel(samples: Float32Array<ArrayBuffer>, channel: number): void;
}

export interface SoundSource {
  buffer: unknown;
  loop: boolean;
  connect(destination: never): unknown;
  start(): void;
  stop(): void;
  disconnect(): void;
}

export interface AudioParts {
  /** `() => new AudioContext()` */
  readonly makeAudioContext: () => SoundContext;
  readonly clock: Clock;
  readonly log: Log;
}

/** A context that may sound says so within this time; one that may not stays suspended and says nothing. */
const STARTS_WITHIN_MS = 500;
/** Sent to sleep in the turn in which a call ends, the context costs the journal two milliseconds. */
const SLEEPS_AFTER_MS = 1_000;

/** Sounds by Web Audio. The context is made when first needed and sleeps while nothing sounds. */
export function createAudio(parts: AudioParts): Audio {
  return new WebAudio(parts);
}

class WebAudio implements Audio {
  private context: SoundContext | null = null;
  private readonly playing = new Map<Tone, SoundSource | null>();
  private readonly watchers = new Set<(isBlocked: boolean) => void>();
  private isBlocked = false;
  /** False while we let the context sleep ourselves: its state then says nothing about the browser's will. */
  private shouldRun = false;
  private cancelLook: () => void = () => undefined;
  private cancelSleep: () => void = () => undefined;

  constructor(private readonly parts: AudioParts) {}

  startRinging(): void {
    this.play(RINGTONE);
  }

  stopRinging(): void {
    this.end(RINGTONE);
  }

  startRingback(): void {
    this.play(RINGBACK);
  }

  stopRingback(): void {
    this.end(RINGBACK);
  }

  async enableSound(): Promise<void> {
    const context = this.wake();
    // A browser that still refuses never settles this; the look after half a second then says "blocked" again.
    await Promise.race([context?.resume().catch(() => undefined), this.lookLater()]);
    this.look();
  }

  /** The first one to watch also finds out: the agent should know before the first call, not by missing it. */
  watchBlocked(listener: (isBlocked: boolean) => void): () => void {
    if (this.watchers.size === 0 && !this.context) this.wake();
    this.watchers.add(listener);
    listener(this.isBlocked);
    return () => this.watchers.delete(listener);
  }

  stop(): void {
    for (const tone of [...this.playing.keys()]) this.end(tone);
    this.cancelLook();
    this.cancelSleep();
    this.watchers.clear();
    const context = this.context;
    this.context = null;
    void context?.close().catch(() => undefined);
  }

  private play(tone: Tone): void {
    if (this.playing.has(tone)) return;
    this.playing.set(tone, null);
    this.wake();
  }

  private end(tone: Tone): void {
    const source = this.playing.get(tone);
    this.playing.delete(tone);
    source?.stop();
    source?.disconnect();
    this.sleepSoon();
  }

  /** Asks the context to run; returns null where the browser has none to give. */
  private wake(): SoundContext | null {
    this.shouldRun = true;
    const context = (this.context ??= this.makeContext());
    // Stays open while the browser refuses; a click resolves it later.
    context?.resume().catch(() => undefined);
    for (const [tone, source] of this.playing) if (context && !source) this.playing.set(tone, repeat(tone, context));
    void this.lookLater();
    return context;
  }

  private makeContext(): SoundContext | null {
    try {
      const context = this.parts.makeAudioContext();
      context.addEventListener('statechange', () => this.onStateChange(context));
      return context;
    } catch (cause) {
      this.parts.log.warning('audio', `The phone cannot ring: ${asProblem(cause).message}`);
      return null;
    }
  }

  private onStateChange(context: SoundContext): void {
    if (context !== this.context || context.state !== 'running') return;
    this.look();
  }

  private lookLater(): Promise<void> {
    this.cancelLook();
    return new Promise((resolve) => {
      this.cancelLook = this.parts.clock.after(STARTS_WITHIN_MS, () => {
        this.look();
        resolve();
      });
    });
  }

  /** Sees whether the context runs although it was asked to, and tells it. */
  private look(): void {
    this.cancelLook();
    if (!this.shouldRun) return;
    const isBlocked = this.context?.state !== 'running';
    if (!isBlocked) this.sleepWhenIdle();
    if (isBlocked === this.isBlocked) return;
    this.isBlocked = isBlocked;
    this.parts.log.info('audio', isBlocked ? 'Sound is blocked until the agent clicks' : 'Sound works');
    for (const watcher of this.watchers) watcher(isBlocked);
  }

  private sleepSoon(): void {
    this.cancelSleep();
    this.cancelSleep = this.parts.clock.after(SLEEPS_AFTER_MS, () => this.sleepWhenIdle());
  }

  /** A running context costs a thread, also in silence. */
  private sleepWhenIdle(): void {
    if (this.playing.size > 0 || this.context?.state !== 'running') return;
    this.shouldRun = false;
    void this.context.suspend().catch(() => undefined);
  }
}

/** One period in a buffer, played in a loop by the browser. */
function repeat(tone: Tone, context: SoundContext): SoundSource {
  const samples = samplesOf(tone, context.sampleRate);
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.loop = true;
  source.connect(context.destination as never);
  source.start();
  return source;
}
