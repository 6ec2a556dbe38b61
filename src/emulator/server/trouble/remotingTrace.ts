/** One remote call as it reached the Visualforce host, with its answer. Tokens are left out. */
export interface RemotingLine {
  /** Counts from 1; the trace keeps the last ones. */
  readonly number: number;
  /** UTC epoch milliseconds of the call. */
  readonly at: number;
  readonly tookMs: number;
  /** `CtiPhone.ask`; several calls that travelled together are joined by a comma. */
  readonly action: string;
  readonly request: unknown;
  readonly status: number;
  readonly answer: unknown;
}

const MOST = 500;

/** The last remote calls of all pages. */
export class RemotingTrace {
  readonly lines: RemotingLine[] = [];
  private readonly waiting = new Set<() => void>();
  private lastNumber = 0;

  add(line: Omit<RemotingLine, 'number'>): void {
    this.lines.push({ number: (this.lastNumber += 1), ...line });
    if (this.lines.length > MOST) this.lines.shift();
    for (const resolve of [...this.waiting]) resolve();
  }

  /** Lines after that number; when there are none, the next one or, after 20 s, nothing. */
  async after(number: number): Promise<readonly RemotingLine[]> {
    if (number === this.lastNumber) await this.next();
    // A number of another start: everything is new.
    return number > this.lastNumber ? [...this.lines] : this.lines.filter((line) => line.number > number);
  }

  private next(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, 20_000);
      timer.unref();
      this.waiting.add(done);
    });
  }
}
