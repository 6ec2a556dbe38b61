import { AppError } from '../../base/appError';
import type { PhoneContext } from '../parts';

/** Sends what waits now: first the session, without which nothing arrives, then the entries. */
export async function sendLogs({ host, callLog, store }: PhoneContext): Promise<void> {
  if (store.state().sessionProblem) {
    const session = await host.org.ask('startSession', {});
    store.apply({ type: 'sessionStarted', session });
  }
  await callLog.sendNow();
}

/** Asks the tab that has the line for it; it refuses during a call. */
export async function takeOver({ ownership, store }: PhoneContext): Promise<void> {
  if (store.state().tab.role === 'waiting') await ownership.takeOver();
}

/** @throws AppError `restart-in-call` */
export async function tryAgain({ store, restart }: PhoneContext): Promise<void> {
  if (store.state().calls.length > 0) {
    throw new AppError('restart-in-call', 'The phone can start again when the call is over', {
      hint: 'Finish your call, then try again.',
    });
  }
  await restart();
}
