import { asProblem } from '../base/appError';
import type { OwnershipState } from '../ownership/ownership';
import { lastWrites } from './lastWrites';
import { popHere } from './popHere';
import type { PhoneContext } from './parts';

/** An owner that says nothing for so long is in another tab all the same. */
const SILENCE_MS = 1_000;

/**
 * Asks for the line, and keeps state and journal in step with who has it: only the owner may open the journal, since the
 * drafts in it are its own calls.
 *
 * @returns  ends the following, without giving up the line
 */
export function followOwnership(context: PhoneContext): () => void {
  const { clock, ownership, store } = context;
  let cancelSilence = () => undefined as void;

  ownership.start((state) => {
    cancelSilence();
    if (state.role === 'leaving') {
      void leave(context, state.done);
      return;
    }
    const follow = () => store.apply({ type: 'ownershipChanged', ownership: state });
    const isSilent = state.role === 'waiting' && state.ownerText === '';
    // The only tab is told "wait" before it is told "yours": no reason to show that the phone is elsewhere.
    if (isSilent && store.state().tab.role === 'unknown') cancelSilence = clock.after(SILENCE_MS, follow);
    else follow();
    if (state.role === 'owner') openJournal(context);
  }, popHere(context));
  return () => cancelSilence();
}

/** Calls never wait for the journal; one that can't be opened says so by itself. */
function openJournal({ callLog, log, store }: PhoneContext): void {
  const { session } = store.state();
  if (!session) return;
  callLog
    .start({ orgId: session.orgId, userId: session.userId })
    .catch((thrown: unknown) => log.error('callLog', 'The journal could not be opened', asProblem(thrown)));
}

/** The line first, then what is typed, then the journal; only then the other tab may begin. */
async function leave(context: PhoneContext, done: Extract<OwnershipState, { role: 'leaving' }>['done']): Promise<void> {
  const { line, callLog, log, store } = context;
  store.apply({ type: 'ownershipChanged', ownership: { role: 'leaving' } });
  await line.close();
  await lastWrites(context);
  await callLog
    .stop()
    .catch((thrown: unknown) => log.warning('callLog', 'The journal did not close', asProblem(thrown)));
  done();
}
