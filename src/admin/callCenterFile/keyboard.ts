import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { AppError } from '../../base/appError';
import type { Asker } from './askDefinition';

/** Somebody at a terminal; `close` when there is nothing more to ask. */
export interface Keyboard extends Asker {
  close(): void;
}

/**
 * Lines that come before their question wait for it: people type ahead, and paste.
 * @param output  where questions stand: stderr, so that stdout holds results alone
 */
export function keyboard(input: Readable, output: Writable): Keyboard {
  const lines = createInterface({ input, output });
  const waiting: string[] = [];
  let isClosed = false;
  let wake = (): void => undefined;
  lines.on('line', (line) => {
    waiting.push(line);
    wake();
  });
  // Ctrl-C and Ctrl-D.
  lines.once('close', () => {
    isClosed = true;
    wake();
  });
  return {
    ask: async (question) => {
      lines.setPrompt(question);
      lines.prompt();
      while (waiting.length === 0 && !isClosed) await new Promise<void>((resolve) => (wake = resolve));
      const line = waiting.shift();
      if (line !== undefined) return line;
      throw new AppError('no-more-answers', 'The questions were not answered to the end; nothing was written', {
        hint: 'Run the command again, or give all with flags: --name NAME --url URL.',
      });
    },
    say: (text) => void output.write(`  ! ${text}\n`),
    close: () => lines.close(),
  };
}
