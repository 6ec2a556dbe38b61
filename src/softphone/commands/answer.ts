import { AppError, asProblem } from '../../base/appError';
import type { PhoneContext } from '../parts';
import { liveCall } from '../state';
import type { PhoneCall } from '../state';

/**
 * Answers a ringing call. Nothing of Salesforce is waited for. A call that is talked on is put on hold first; where the
 * phone system can't hold, the new call rings on.
 *
 * @throws AppError `busy-with-call`
 */
export async function answer(context: PhoneContext, { callId }: { readonly callId: string }): Promise<void> {
  const { line, store } = context;
  const provider = line.provider();
  if (!provider || liveCall(store.state(), callId)?.phase !== 'ringing') return;
  await holdOthers(context, callId);
  // Meanwhile the caller may have given up.
  if (liveCall(store.state(), callId)?.phase !== 'ringing') return;
  store.apply({ type: 'answerRequested', callId });
  try {
    await provider.answer(callId);
  } catch (thrown) {
    store.apply({ type: 'answerFailed', callId, problem: asProblem(thrown) });
  }
}

/** @throws AppError `busy-with-call` when another call can't be put on hold, or is only being set up */
export async function holdOthers({ line, store }: PhoneContext, callId: string): Promise<void> {
  const isInTheWay = (call: PhoneCall) => call.callId !== callId && call.phase !== 'ringing' && call.phase !== 'held';
  const others = store.state().calls.filter(isInTheWay);
  if (others.length === 0) return;
  const provider = line.provider();
  if (!provider?.hold || others.some((call) => call.phase !== 'connected')) {
    throw new AppError('busy-with-call', 'You are in another call', { hint: 'End it first, then answer this one.' });
  }
  for (const call of others) await provider.hold(call.callId);
}
