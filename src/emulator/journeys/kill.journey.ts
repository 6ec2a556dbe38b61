import { KillDesk } from './killDesk';
import { dieInCall, KILL_POINTS } from './killWalk';

test('the browser is killed at each step of a call: every call is logged once, with the note as it was typed', async () => {
  const desk = await KillDesk.open();
  try {
    await desk.boot();
    for (const [before, point] of KILL_POINTS.entries()) await dieInCall(desk, point, before);
  } finally {
    await desk.close();
  }
}, 900_000);
