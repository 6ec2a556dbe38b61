import { asProblem } from '../base/appError';
import { runCommand } from './commands/runCommand';
import { lastWrites } from './lastWrites';
import { createFormQueue } from './formQueue';
import { createLine } from './line';
import { noticeOfProblem } from './noticeOfProblem';
import type { PhoneContext, PhoneParts } from './parts';
import { REACTIONS } from './reactions/reactions';
import { createStartUp } from './startUp';
import { watchForScreen } from './screenAfterDisk';
import { createStore } from './store';
import type { Phone, PhoneView } from './view';
import { buildView } from './view/buildView';

/** The phone, with the switches that only its page may use. */
export interface RunningPhone extends Phone {
  /** Brings the phone up. Never rejects: what goes wrong is on the screen. */
  start(): Promise<void>;
  /** Ends calls, line and listeners. */
  stop(): Promise<void>;
  /**
   * Shows an error that nobody expected, so that it is not silent.
   * @param count  how many there were so far, this one included
   */
  tellOfError(thrown: unknown, count: number): void;
}

/** Puts the parts together: provider → `apply` → state → view → commands → provider. */
export function createPhone(parts: PhoneParts): RunningPhone {
  const store = createStore(parts);
  const line = createLine(parts, store);
  const context: PhoneContext = {
    ...{ ...parts, store, line, openForm: createFormQueue() },
    restart: () => startUp.start(),
  };
  const startUp = createStartUp(context);
  store.react(REACTIONS.map((react) => react(context)));

  return {
    watch: (listener: (view: PhoneView) => void) => watchForScreen(context, (state) => listener(buildView(state))),
    run: (command) => runCommand(context, command),
    start: () => startUp.start(),
    async stop() {
      startUp.stop();
      await line.close();
      await lastWrites(context);
      parts.ownership.stop();
      parts.audio.stop();
      await parts.callLog.stop();
    },
    tellOfError(thrown, count) {
      const problem = asProblem(thrown);
      parts.log.error('page', problem.message, problem);
      const text = count > 1 ? `${problem.message} (${count} errors so far)` : problem.message;
      store.apply({ type: 'noticeShown', notice: noticeOfProblem(problem, { tone: 'error', text }) });
    },
  };
}
