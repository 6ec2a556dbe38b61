import type { SipTraceLine } from './exchangePort';

const MAX_LINES = 5_000;

/** The last SIP messages that went over any socket, for people who look for a fault. */
export class Trace {
  readonly lines: SipTraceLine[] = [];
  private readonly listeners = new Set<(line: SipTraceLine) => void>();

  constructor(private readonly now: () => number) {}

  add(way: 'in' | 'out', peer: string, text: string): void {
    const line = { at: this.now(), way, peer, text };
    this.lines.push(line);
    if (this.lines.length > MAX_LINES) this.lines.shift();
    this.listeners.forEach((listener) => listener(line));
  }

  onLine(listener: (line: SipTraceLine) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
