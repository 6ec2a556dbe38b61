import { AppError, asProblem } from '../../base/appError';
import type { Candidate } from '../../calls/call';
import { readHouseNumber } from '../../calls/houseNumber';
import { assertDialable } from '../../calls/phoneNumber';
import type { ReadNumber } from '../../calls/phoneNumber';
import { plainText } from '../../calls/plainText';
import type { Settings } from '../../settings/settings';
import { houseOf } from '../houseOf';
import { noticeOfProblem } from '../noticeOfProblem';
import type { PhoneContext } from '../parts';
import { assertAllowed } from './assertAllowed';
import { mayBeCalled } from './mayBeCalled';
import type { DialOrder } from './mayBeCalled';
import { numberToDial } from './numberToDial';

const RAW_LIMIT = 80;
const READ_LIMIT_MS = 2_000;

/** The number that the agent typed or pasted. */
export function dialTyped(context: PhoneContext, { number }: { readonly number: string }): Promise<void> {
  return dial(context, { rawNumber: number, record: null });
}

interface DialWish {
  readonly rawNumber: string;
  /** The record whose number was clicked; it needs no search. */
  readonly record: Candidate | null;
  /** The agent was warned and goes on. */
  readonly isConfirmed?: boolean;
}

/** The number that the agent was warned of. */
export async function dialAnyway(context: PhoneContext): Promise<void> {
  const { dialCheck } = context.store.state();
  if (dialCheck?.state === 'warned') await dial(context, { ...dialCheck, isConfirmed: true });
}

/**
 * Calls a number in any spelling. One call at a time: a second wish is refused with a notice. Whether the other side asked not to
 * be called is asked each time, where the policy wants it.
 *
 * @throws AppError `already-in-call`, `still-asking`, `line-not-ready`, `not-dialable`, `number-not-allowed`
 */
export async function dial(context: PhoneContext, wish: DialWish): Promise<void> {
  const { store } = context;
  assertFree(context);
  const rawNumber = plainText(wish.rawNumber, RAW_LIMIT);
  const settings = store.state().settings!;
  const number = await readInTime(context, rawNumber, settings);
  const dialled = numberToDial(rawNumber, number, settings);
  assertDialable(dialled || rawNumber);
  assertAllowed(rawNumber, number, settings);
  // Reading the number took a moment: a caller may have come in between.
  assertFree(context);
  const order = { rawNumber, number, record: wish.record };
  if (wish.isConfirmed !== true && !(await mayBeCalled(context, order))) return;
  assertFree(context);
  await place(context, order, dialled);
}

async function place({ line, store, newCallId }: PhoneContext, order: DialOrder, dialled: string): Promise<void> {
  const callId = newCallId();
  store.apply({ type: 'dialRequested', callId, ...order });
  try {
    const { phoneSystemCallId } = await line.provider()!.dial(callId, dialled);
    store.apply({ type: 'dialAccepted', callId, phoneSystemCallId });
  } catch (thrown) {
    store.apply({ type: 'dialFailed', callId, problem: asProblem(thrown) });
  }
}

/** `dial` for where nobody waits for the outcome: a refusal becomes a notice. */
export function dialAndTell(context: PhoneContext, wish: DialWish): void {
  dial(context, wish).catch((thrown: unknown) => {
    context.store.apply({ type: 'noticeShown', notice: noticeOfProblem(asProblem(thrown), { tone: 'warning' }) });
  });
}

/** The library of numbers may have to be loaded first; a dead network must not keep anybody from dialling digits. */
function readInTime({ readPhoneNumber, clock }: PhoneContext, raw: string, settings: Settings): Promise<ReadNumber> {
  // What the agent dials has the outside prefix where she wants it.
  const house = { ...houseOf(settings), outsidePrefix: '' };
  return new Promise((resolve) => {
    const asTyped = { e164: '', display: raw, spellings: [] };
    const cancel = clock.after(READ_LIMIT_MS, () => resolve(asTyped));
    void readHouseNumber(raw, house, readPhoneNumber)
      .then(resolve, () => resolve(asTyped))
      .finally(cancel);
  });
}

function assertFree({ store, line }: PhoneContext): void {
  const { calls, dialCheck, line: lineState } = store.state();
  if (dialCheck?.state === 'asking') {
    throw new AppError('still-asking', 'Another number is about to be dialled', { hint: 'Wait a moment.' });
  }
  if (calls.length > 0) {
    throw new AppError('already-in-call', 'There is a call already', { hint: 'End it first, then dial.' });
  }
  if (!line.provider() || lineState.state !== 'registered') {
    throw new AppError('line-not-ready', 'The line is not ready', {
      hint: 'Wait until the phone says "Ready", then dial again.',
    });
  }
}
