import type { Browser, BrowserContext, Frame } from 'playwright-core';
import type { Figure } from './figure';
import { median } from './figure';
import type { BenchWindow } from './inPage';
import { contactAppears } from './ring';
import { openContext, openPhone } from './stage';
import type { Stage } from './stage';

const ROUNDS = 11;
/** The exchange's busy number: the call ends by itself as soon as the INVITE has arrived. */
const BUSY_NUMBER = '486';
/** Nobody listens there, so no answer ever comes. */
export const DEAD_STUN = 'stun:127.0.0.1:9';

/** P7: from the click on Call until the INVITE is on the wire. */
export async function measureDial(
  browser: Browser,
  stages: Record<'floor' | 'ours' | 'oursWithStun', Stage>,
): Promise<readonly Figure[]> {
  const floor = median(await clicks(browser, stages.floor));
  const ours = median(await clicks(browser, stages.ours));
  const withStun = median(await clicks(browser, stages.oursWithStun));
  return [
    { name: 'P7 click → INVITE, no STUN, p50', value: ours, floor, unit: 'ms', target: '<= 32 ms', passed: ours <= 32 },
    {
      name: 'P7 click → INVITE, dead STUN, p50',
      value: withStun,
      unit: 'ms',
      target: '<= 300 ms',
      passed: withStun <= 300,
    },
  ];
}

async function clicks(browser: Browser, stage: Stage): Promise<readonly number[]> {
  const context: BrowserContext = await openContext(browser, stage);
  const { frame } = await openPhone(context, stage);
  await contactAppears(stage);
  const waits: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const waited = await oneClick(stage, frame);
    // The first call loads what later calls have.
    if (round > 0) waits.push(waited);
  }
  await context.close();
  return waits;
}

async function oneClick(stage: Stage, frame: Frame): Promise<number> {
  const { dialControl, numberField } = stage;
  const invited = invitedAt(stage);
  await frame.waitForFunction(
    ({ field, control }) => {
      const { findAll } = window as unknown as BenchWindow;
      const [button] = findAll(control) as HTMLButtonElement[];
      return findAll(field).length > 0 && button !== undefined;
    },
    { field: numberField, control: dialControl },
  );
  const clickedAt = await frame.evaluate(
    async ({ field, control, number }) => {
      const { findAll } = window as unknown as BenchWindow;
      const [input] = findAll(field) as HTMLInputElement[];
      input!.value = number;
      input!.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const [button] = findAll(control) as HTMLButtonElement[];
      const at = performance.timeOrigin + performance.now();
      button!.click();
      return at;
    },
    { field: numberField, control: dialControl, number: BUSY_NUMBER },
  );
  return (await invited) - clickedAt;
}

/** When the next INVITE arrives from the phone and its refusal has gone back; gives the moment of the INVITE. */
function invitedAt({ emulator }: Stage): Promise<number> {
  return new Promise((resolve) => {
    let at = 0;
    const stop = emulator.exchange.onTrace((line) => {
      if (line.way === 'in' && line.text.startsWith('INVITE ')) at ||= performance.timeOrigin + performance.now();
      if (at && line.way === 'in' && line.text.startsWith('ACK ')) {
        stop();
        resolve(at);
      }
    });
  });
}
