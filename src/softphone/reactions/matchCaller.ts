import { AppError, asProblem } from '../../base/appError';
import type { Caller } from '../../calls/call';
import { readHouseNumber } from '../../calls/houseNumber';
import { houseOf } from '../houseOf';
import type { EventOf, PhoneEvent } from '../events';
import type { PhoneContext } from '../parts';
import { callOf } from '../state';
import type { Reaction } from '../store';

/** After this the agent is told that nobody was found in time; a later answer still names the log. */
const SEARCH_LIMIT_MS = 8_000;

/**
 * Looks for the caller's records while it rings, in one round trip. Dialled numbers are looked up too, unless the agent clicked
 * one on a record. Neither ringing nor answering waits for it.
 */
export function matchCaller(context: PhoneContext): Reaction {
  return ({ event, before, now }) => {
    if (event.type !== 'callOffered' && event.type !== 'dialRequested') return;
    const call = callOf(now, event.callId);
    if (!call || callOf(before, event.callId) || call.matching.state !== 'none') return;
    // Somebody without a number may still come with a key of a record.
    if (call.caller.isWithheld && call.word.keys.length === 0) return;
    // Applied now, so that no event about this call comes between.
    context.store.apply({ type: 'matchingBegan', callId: call.callId });
    void search(context, event, call.caller);
  };
}

async function search(
  context: PhoneContext,
  { callId }: EventOf<'callOffered' | 'dialRequested'>,
  { rawNumber, isWithheld }: Caller,
): Promise<void> {
  const { store, clock, host, readPhoneNumber } = context;
  const cancelLimit = clock.after(SEARCH_LIMIT_MS, () => {
    store.apply({ type: 'matchingFailed', callId, problem: asProblem(tooSlow()) });
  });
  const finish = (outcome: PhoneEvent): void => {
    cancelLimit();
    store.apply(outcome);
  };
  try {
    const known = callOf(store.state(), callId)?.number;
    const number = known ?? (await readHouseNumber(rawNumber, houseOf(store.state().settings), readPhoneNumber));
    if (!known) store.apply({ type: 'numberRead', callId, number });
    const given = callOf(store.state(), callId)?.word.keys ?? [];
    const spellings = isWithheld ? [] : number.spellings;
    if (spellings.length === 0 && given.length === 0) return finish({ type: 'matchingSkipped', callId });
    const { candidates } = await host.org.ask('matchCaller', {
      e164: isWithheld ? '' : number.e164,
      spellings,
      ...(given.length > 0 && { given }),
    });
    finish({ type: 'callerMatched', callId, candidates });
  } catch (thrown) {
    context.log.warning('matchCaller', 'The caller could not be looked up', asProblem(thrown));
    finish({ type: 'matchingFailed', callId, problem: asProblem(thrown) });
  }
}

function tooSlow(): AppError {
  return new AppError('match-too-slow', `Salesforce did not say within ${SEARCH_LIMIT_MS / 1000} s who is calling`, {
    hint: 'Salesforce is slow. Search for the caller by hand.',
  });
}
