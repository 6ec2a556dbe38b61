import type { KillDesk } from './killDesk';
import { callRecords, tasks } from './orgReader';

/** Jonas Brandt, Brandt Maschinenbau: the only record with this number. */
const JONAS = '+493023125101';

/** What the org must hold of a call whose browser was killed at a step. */
interface KillPoint {
  readonly step: string;
  readonly endReason: 'cut' | 'completed';
  readonly isAnswered: boolean;
  readonly hasNote: boolean;
}

const RUNG = { endReason: 'cut', isAnswered: false, hasNote: false } as const;
const TALKED = { endReason: 'cut', isAnswered: true, hasNote: false } as const;
const TYPED = { endReason: 'completed', isAnswered: true, hasNote: true } as const;

/** In the order in which a call comes by them. The last leaves nothing behind. */
export const KILL_POINTS: readonly KillPoint[] = [
  { step: 'entryWritten', ...RUNG },
  { step: 'matchWritten', ...RUNG },
  { step: 'answerWritten', ...TALKED },
  { step: 'holdWritten', ...TALKED },
  ...['noteWritten', 'endWriting', 'endWritten', 'beforeSend', 'afterSend', 'beforeRemove', 'removed'].map((step) => ({
    step,
    ...TYPED,
  })),
];

/**
 * A whole call, and a kill in it; then the browser comes back and the call has its one record and its one task.
 *
 * @param before  how many calls the org holds
 */
export async function dieInCall(desk: KillDesk, point: KillPoint, before: number): Promise<void> {
  const note = `Typed before ${point.step}, call ${before}`;
  // Rings only when the phone knows where to stop.
  await desk.dieAt(point.step, () => wholeCall(desk, note));
  for (const call of desk.emulator.callers.calls) if (call.state !== 'ended') await call.hangUp();
  await desk.boot();
  if (point.step !== 'removed') await desk.reaches('removed');

  const records = callRecords(desk.emulator);
  expect(records).toHaveLength(before + 1);
  expect(new Set(records.map((record) => record.Call_Key__c)).size).toBe(before + 1);
  expect(tasks(desk.emulator)).toHaveLength(before + 1);
  const last = records.at(-1)!;
  const task = tasks(desk.emulator).find(({ Id }) => Id === last.Task_Id__c);
  expect({
    ...{ step: point.step, endReason: last.End_Reason__c, isAnswered: Boolean(last.Answered_At__c) },
    hasNote: ((task?.Description as string | undefined) ?? '').includes(note),
  }).toEqual(point);
}

async function wholeCall(desk: KillDesk, note: string): Promise<void> {
  const { phone } = desk;
  await desk.ring(JONAS);
  await phone.getByRole('heading', { name: 'Jonas Brandt' }).waitFor();
  await phone.getByRole('button', { name: 'Answer' }).click();
  await phone.getByText('Connected', { exact: true }).waitFor();
  await phone.getByRole('button', { name: 'Hold' }).click();
  await phone.getByRole('button', { name: 'Resume' }).click();
  await phone.getByText('Connected', { exact: true }).waitFor();
  await phone.getByRole('button', { name: 'Hang up' }).click();
  await phone.getByLabel('Note').fill(note);
  await phone.getByRole('button', { name: 'Save', exact: true }).click();
}
