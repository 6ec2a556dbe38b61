import type { Browser, Frame } from 'playwright-core';
import type { Figure } from './figure';
import { median, percentile } from './figure';
import { comeToRest, paintedAt } from './inPage';
import { openContext, openPhone } from './stage';
import type { Stage } from './stage';

const ROUNDS = 21;

/** P5: INVITE on the wire until the phone's 180, and until the caller is painted. */
export async function measureRing(
  browser: Browser,
  stages: { readonly floor: Stage; readonly ours: Stage },
): Promise<readonly Figure[]> {
  const measured = { floor: await ringPhone(browser, stages.floor), ours: await ringPhone(browser, stages.ours) };
  const p95 = { value: percentile(measured.ours.ringing, 95), floor: percentile(measured.floor.ringing, 95) };
  const painted = { value: median(measured.ours.painted), floor: median(measured.floor.painted) };
  return [
    { name: 'P5 INVITE → 180, p95', ...p95, unit: 'ms', target: '<= 2 x', passed: p95.value <= 2 * p95.floor },
    {
      name: 'P5 INVITE → painted, p50',
      ...painted,
      unit: 'ms',
      target: '<= 1.5 x',
      passed: painted.value <= 1.5 * painted.floor,
    },
  ];
}

interface Rings {
  readonly ringing: number[];
  readonly painted: number[];
}

async function ringPhone(browser: Browser, stage: Stage): Promise<Rings> {
  const context = await openContext(browser, stage);
  const registered = stage.emulator.exchange.contactsOf(AGENT).length > 0;
  const { frame } = await openPhone(context, stage);
  if (!registered) await contactAppears(stage);
  const rings: Rings = { ringing: [], painted: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    const one = await oneRing(stage, frame, `+121255501${String(round).padStart(2, '0')}`);
    // The first call loads what later calls have.
    if (round === 0) continue;
    rings.ringing.push(one.ringingMs);
    rings.painted.push(one.paintedMs);
  }
  await context.close();
  return rings;
}

const AGENT = 'sip:alice@pbx.acme.localhost';

export async function contactAppears({ emulator }: Stage): Promise<void> {
  while (emulator.exchange.contactsOf(AGENT).length === 0) {
    await new Promise<void>((resolve) => {
      const stop = emulator.exchange.onTrace(() => (stop(), resolve()));
    });
  }
}

export async function oneRing(
  stage: Stage,
  frame: Frame,
  number: string,
): Promise<{ ringingMs: number; paintedMs: number }> {
  await frame.evaluate(comeToRest);
  const wire = wireTimes(stage);
  const painted = frame.evaluate(paintedAt, number.slice(-4));
  const call = await stage.emulator.callers.ring({
    ...{ to: 'alice', number, displayName: '', isWithheld: false, speaks: { toneHz: 700 } },
    ...{ hangsUpAfterSeconds: 0, givesUpAfterSeconds: 0 },
  });
  const paintedMoment = await painted;
  const { invitedAt, ringingAt } = await wire;
  await call.hangUp();
  return { ringingMs: ringingAt - invitedAt, paintedMs: paintedMoment - invitedAt };
}

/** When the next INVITE leaves towards the agent, and when its 180 comes back; epoch milliseconds with fractions. */
export function wireTimes({ emulator }: Stage): Promise<{ invitedAt: number; ringingAt: number }> {
  return new Promise((resolve) => {
    let invitedAt = 0;
    const stop = emulator.exchange.onTrace((line) => {
      const now = performance.timeOrigin + performance.now();
      if (line.way === 'out' && line.text.startsWith('INVITE ')) invitedAt ||= now;
      if (line.way === 'in' && line.text.startsWith('SIP/2.0 180') && invitedAt) {
        stop();
        resolve({ invitedAt, ringingAt: now });
      }
    });
  });
}
