/** One line of the log. `details` are values beside the text; numbers of people are masked before they get here. */
export interface LogLine {
  readonly at: number;
  readonly level: 'info' | 'warning' | 'error';
  readonly part: string;
  readonly text: string;
  readonly details?: unknown;
}

/** Where log lines go. `info`: one line per change of state; `warning`: mended by ourselves; `error`: somebody must act. */
export interface Log {
  info(part: string, text: string, details?: unknown): void;
  warning(part: string, text: string, details?: unknown): void;
  error(part: string, text: string, details?: unknown): void;
}

/** A log that keeps the last `limit` lines in memory and hands each on to `sink`. */
export class RecentLog implements Log {
  readonly lines: LogLine[] = [];

  constructor(
    private readonly now: () => number,
    private readonly sink: (line: LogLine) => void = () => undefined,
    private readonly limit = 500,
  ) {}

  info(part: string, text: string, details?: unknown): void {
    this.add({ level: 'info', part, text, details });
  }

  warning(part: string, text: string, details?: unknown): void {
    this.add({ level: 'warning', part, text, details });
  }

  error(part: string, text: string, details?: unknown): void {
    this.add({ level: 'error', part, text, details });
  }

  private add(entry: Omit<LogLine, 'at'>): void {
    const line = { ...entry, at: this.now(), text: maskNumbers(entry.text) };
    this.lines.push(line);
    if (this.lines.length > this.limit) this.lines.shift();
    this.sink(line);
  }
}

/** Hides all but the last two digits of anything that looks like a phone number (six digits or more). */
export function maskNumbers(text: string): string {
  return text.replace(/\(?\+?\d(?:[\s().\-/]{0,2}\d){5,}/g, (number) => {
    const digits = number.replace(/\D/g, '');
    return `…${digits.slice(-2)}`;
  });
}
