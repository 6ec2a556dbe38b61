import { Dice } from './dice';
import { KillDesk } from './killDesk';
import { dieInCall, KILL_POINTS } from './killWalk';

/** Each seed is a day at one desk: every step once, in an order of its own. `SEEDS=3` walks only the first three. */
const SEEDS = Array.from({ length: Number(process.env.SEEDS ?? 20) }, (_, index) => index + 1);

test.each(SEEDS)(
  'killed at each step in any order, seed %i: logs = calls, none twice, notes as typed',
  async (seed) => {
    const desk = await KillDesk.open();
    const points = new Dice(seed).shuffled(KILL_POINTS);
    try {
      await desk.boot();
      for (const [before, point] of points.entries()) await dieInCall(desk, point, before);
    } finally {
      await desk.close();
    }
  },
  1_800_000,
);
