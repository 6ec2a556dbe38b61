import type { Desk } from './desk';
import { phoneFrame } from './desk';

/** What the phone's own frame holds once everything that can go has gone. */
export interface HeapSample {
  readonly bytes: number;
  readonly documents: number;
  readonly listeners: number;
}

/** Listens to the phone's frame; it must have a process of its own (`isolatesPhone`). */
export async function watchHeap(desk: Desk): Promise<() => Promise<HeapSample>> {
  const frame = phoneFrame(desk.page);
  const session = await desk.context.newCDPSession(frame);
  return async () => {
    // What a finished request or a drawn screen let go of is only found after the turn in which it did.
    for (let turn = 0; turn < 4; turn++) {
      await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      await session.send('HeapProfiler.collectGarbage');
    }
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { documents, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { bytes: usedSize, documents, listeners: jsEventListeners };
  };
}
