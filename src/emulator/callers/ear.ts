import { decodeMulaw, SAMPLE_RATE } from './mulaw';
import { listenFor } from './spectrum';
import type { Heard } from './spectrum';

const DIGITS = '0123456789*#ABCD';
const MAX_DIGITS = 200;

/** What a simulated caller hears: sound, and the keys that the agent presses (RFC 4733). */
export class Ear {
  digits = '';
  onDigit: () => void = () => undefined;
  /** Bytes of sound since the call began; stands still while nothing arrives. */
  bytesHeard = 0;
  private readonly listeners = new Set<(frame: Buffer) => void>();
  private lastDigitTimestamp = -1;

  /** One packet of mu-law sound. */
  hear(frame: Buffer): void {
    this.bytesHeard += frame.length;
    this.listeners.forEach((listener) => listener(frame));
  }

  /** One packet of a key press. A press comes as many packets with the same timestamp; it counts once. */
  hearDigit(payload: Buffer, timestamp: number): void {
    if (timestamp === this.lastDigitTimestamp) return;
    this.lastDigitTimestamp = timestamp;
    this.addDigit(DIGITS[payload[0] ?? 255] ?? '');
  }

  addDigit(digit: string): void {
    if (digit === '' || this.digits.length >= MAX_DIGITS) return;
    this.digits += digit;
    this.onDigit();
  }

  onFrame(listener: (frame: Buffer) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Listens for `durationMs` from now on, also when nothing arrives, and looks for one frequency. */
  async hears(toneHz: number, durationMs: number): Promise<Heard> {
    const frames: Buffer[] = [];
    const stop = this.onFrame((frame) => frames.push(frame));
    await new Promise((resolve) => setTimeout(resolve, durationMs));
    stop();
    return listenFor(toneHz, Array.from(Buffer.concat(frames), decodeMulaw), SAMPLE_RATE);
  }
}
