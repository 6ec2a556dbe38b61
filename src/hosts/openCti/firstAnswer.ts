import type { Clock } from '../../base/clock';
import { fieldsOf } from '../checkAnswers';
import { noHost } from '../hostErrors';
import type { OpenCtiCalls } from './openCtiCalls';
import type { Timeouts } from './timeouts';

/**
 * Asks for the settings until somebody answers. That the library exists proves nothing: only an answer does.
 *
 * @returns the first answer, yes or no
 * @throws AppError `no-host`
 */
export function waitForFirstAnswer(world: { calls: OpenCtiCalls; clock: Clock; timeouts: Timeouts }): Promise<unknown> {
  const { calls, clock, timeouts } = world;
  return new Promise((resolve, reject) => {
    let cancelNext = (): void => undefined;
    const finish = (act: () => void): void => {
      cancelNext();
      cancelEnd();
      act();
    };
    const cancelEnd = clock.after(timeouts.firstAnswerMs, () =>
      finish(() => reject(noHost(`nobody answered within ${timeouts.firstAnswerMs / 1000} s`))),
    );
    const ask = (): void => {
      cancelNext = clock.after(timeouts.askAgainMs, ask);
      try {
        calls.send('getCallCenterSettings', {
          callback: (answer: unknown) => {
            if (!isStillLoading(answer)) finish(() => resolve(answer));
          },
        });
      } catch (cause) {
        finish(() => reject(noHost("Salesforce's script cannot reach the page around us", cause)));
      }
    };
    ask();
  });
}

/** The console answers so while its own part of the phone is not there yet. */
function isStillLoading(answer: unknown): boolean {
  const errors = fieldsOf(answer)?.['errors'];
  return Array.isArray(errors) && fieldsOf(errors[0])?.['code'] === 'SOFTPHONE_CONTAINER_ERROR';
}
