import type { Desk } from './desk';
import { openDesk } from './desk';
import { Dice } from './dice';
import { watchHeap } from './heapMeter';
import type { HeapSample } from './heapMeter';
import { callRecords, logged, tasks } from './orgReader';

const CALLS = Number(process.env.CALLS ?? 500);
const FAULT_EVERY = 20;
/** What a page builds up at first (compiled code, caches, lists that have a limit) is no leak. */
const WARM_UP_CALLS = Math.min(200, CALLS / 2);
const SEED = 20_260_115;
const SLOW_MACHINE_MS = 120_000;

interface Fault {
  readonly name: string;
  begin(desk: Desk): Promise<void> | void;
  end(desk: Desk): Promise<void> | void;
}

/** What goes wrong while one call goes on, and is right again after it. */
const FAULTS: readonly Fault[] = [
  {
    name: 'the session ends',
    begin: ({ emulator }) => emulator.expireSession(),
    end: ({ emulator }) => emulator.signIn(),
  },
  { name: 'Apex fails', ...scenario('apexAnswers', 'exception', 'work') },
  { name: 'Salesforce is under maintenance', ...scenario('apexAnswers', 'unavailable', 'work') },
  { name: 'too many requests', ...scenario('apexAnswers', 'requestLimit', 'work') },
  {
    name: 'the phone system is restarted',
    async begin({ phone, emulator }) {
      emulator.exchange.pause();
      await phone.getByText('No connection to the phone system, trying again').waitFor();
      emulator.exchange.resume();
      await phone.getByText('Ready', { exact: true }).waitFor();
      await emulator.callers.ready();
    },
    end: () => undefined,
  },
  { name: 'Apex is slow', ...scenario('apexSpeed', '3s', 'usual') },
];

function scenario(key: string, broken: string, usual: string): Omit<Fault, 'name'> {
  return {
    begin: ({ emulator }) => emulator.scenarios.set(key, broken),
    end: ({ emulator }) => emulator.scenarios.set(key, usual),
  };
}

test(`${CALLS} calls with a fault every ${FAULT_EVERY}: logs = calls, and the heap does not grow (seed ${SEED})`, async () => {
  const desk = await openDesk({ isolatesPhone: true });
  const dice = new Dice(SEED);
  const samples: Sample[] = [];
  try {
    // A soak may share its machine; a phone that does not come at all is found all the same.
    desk.context.setDefaultTimeout(SLOW_MACHINE_MS);
    await desk.begin();
    const heap = await watchHeap(desk);
    for (let call = 1; call <= CALLS; call++) {
      const fault = call % FAULT_EVERY === 0 ? FAULTS[(call / FAULT_EVERY) % FAULTS.length] : undefined;
      // Whoever watches for minutes sees how far it is, and where it stands still.
      if (fault) process.stderr.write(`call ${call}: ${fault.name}\n`);
      await fault?.begin(desk);
      await oneCall(desk, dice, call);
      await fault?.end(desk);
      if (fault) await sendWaiting(desk);
      await logged(desk.emulator, call);
      if (call % FAULT_EVERY !== FAULT_EVERY - 1) continue;
      const sample = { call, ...(await heap()) };
      samples.push(sample);
      process.stderr.write(`${wordsOf(sample)}\n`);
    }
    const measured = samples.filter(({ call }) => call > WARM_UP_CALLS);
    const slope = slopeOf(measured);
    console.log(`heap: ${slope.toFixed(0)} bytes a call\n${samples.map(wordsOf).join('\n')}`);
    const records = callRecords(desk.emulator);
    expect([records.length, new Set(records.map((record) => record.Call_Key__c)).size]).toEqual([CALLS, CALLS]);
    expect(tasks(desk.emulator)).toHaveLength(CALLS);
    expect(desk.pageErrors).toEqual([]);
    expect(slope).toBeLessThanOrEqual(1024);
    expect(slopeOf(measured, 'listeners')).toBeLessThan(0.1);
    expect(slopeOf(measured, 'documents')).toBeLessThan(0.01);
  } finally {
    await desk.close();
  }
}, 7_200_000);

/** Half of the callers give up, a quarter hangs up, of a quarter the agent writes a note. */
async function oneCall(desk: Desk, dice: Dice, number: number): Promise<void> {
  const { phone } = desk;
  const call = await desk.ring({ number: `+4930${String(1_000_000 + dice.below(9_000_000))}` });
  const answer = phone.getByRole('button', { name: 'Answer' });
  await answer.waitFor();
  const kind = dice.below(4);
  if (kind < 2) {
    await call.hangUp();
    await answer.waitFor({ state: 'hidden' });
    return;
  }
  // Playwright does not find the place of a button in a frame that has a process of its own.
  await answer.dispatchEvent('click');
  await call.reaches('talking');
  await call.hangUp();
  if (kind === 3) await phone.getByLabel('Note').fill(`Note of call ${number}`);
  await phone.getByRole('button', { name: 'Save', exact: true }).dispatchEvent('click');
}

/** The agent does not wait for the back-off. */
async function sendWaiting({ phone }: Desk): Promise<void> {
  const waiting = phone.getByRole('button', { name: /show them$/ });
  if (!(await waiting.isVisible())) return;
  // Whatever waits may arrive by itself between two clicks: then there is nothing left to click.
  const hurry = { timeout: 2_000 };
  await waiting.click(hurry).catch(() => undefined);
  for (const name of ['Send all now', 'Back to the phone'])
    await phone
      .getByRole('button', { name })
      .click(hurry)
      .catch(() => undefined);
}

type Sample = HeapSample & { readonly call: number };

/** Least squares: how much a call. */
function slopeOf(samples: readonly Sample[], kind: keyof HeapSample = 'bytes'): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [calls, held] = [mean(samples.map(({ call }) => call)), mean(samples.map((sample) => sample[kind]))];
  const over = samples.reduce((sum, sample) => sum + (sample.call - calls) * (sample[kind] - held), 0);
  return over / samples.reduce((sum, { call }) => sum + (call - calls) ** 2, 0);
}

function wordsOf({ call, bytes, documents, listeners }: Sample): string {
  return `after ${call} calls: ${(bytes / 1024).toFixed(0)} KiB, ${documents} documents, ${listeners} listeners`;
}
