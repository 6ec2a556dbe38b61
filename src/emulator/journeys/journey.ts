/**
 * A journey is what an agent does, in a real Chromium, with real SIP and real audio, against an emulator of its own.
 * One that fails leaves a screenshot, the SIP messages and the Open CTI messages in `test-results/`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from './desk';
import type { Desk, DeskOptions } from './desk';

/** Defines a test that gets a fresh desk: emulator, browser, console with the phone ready. */
export function journey(name: string, walk: (desk: Desk) => Promise<void>, options: DeskOptions = {}): void {
  test(name, async () => {
    const desk = await openDesk(options);
    try {
      await desk.begin();
      await walk(desk);
      expect(desk.pageErrors).toEqual([]);
    } catch (error) {
      await keepEvidence(name, desk);
      throw error;
    } finally {
      await desk.close();
    }
  });
}

async function keepEvidence(name: string, desk: Desk): Promise<void> {
  const folder = join(
    'test-results',
    name
      .replace(/[^a-z0-9]+/gi, '-')
      .toLowerCase()
      .slice(0, 80),
  );
  mkdirSync(folder, { recursive: true });
  const sip = desk.emulator.exchange.trace.map(
    (line) => `${new Date(line.at).toISOString()} ${line.way} ${line.peer}\n${line.text}`,
  );
  writeFileSync(join(folder, 'sip.txt'), sip.join('\n\n'));
  writeFileSync(join(folder, 'page-log.txt'), desk.pageLog.join('\n'));
  for (const [index, page] of desk.pages.entries()) {
    await page.screenshot({ path: join(folder, `tab-${index + 1}.png`) }).catch(() => undefined);
    const trace: unknown = await page
      .evaluate(() => (window as { emulatorTrace?: unknown }).emulatorTrace)
      .catch(() => null);
    writeFileSync(join(folder, `open-cti-${index + 1}.json`), JSON.stringify(trace, null, 2));
  }
}
