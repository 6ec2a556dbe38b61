import { AppError } from '../../base/appError';
import type { Scenario, ScenarioValues } from './scenario';
import type { ScenarioBoard } from './scenarioBoard';

/** GET /emulator/scenarios */
export interface ScenarioState {
  readonly revision: number;
  /** Where every switch stands. */
  readonly values: ScenarioValues;
  readonly scenarios: readonly Scenario[];
}

/** How long a page that knows everything waits for a change, before it is told that there was none. */
const LONGEST_WAIT_MS = 20_000;

/**
 * GET: where the switches stand; with `?after=REVISION` not before that has changed. So pages learn at once what a test or another
 * tab has set.
 */
export async function readScenarios(board: ScenarioBoard, after: string | null): Promise<ScenarioState> {
  if (after === String(board.revision)) await changeOf(board);
  return { revision: board.revision, values: board.values, scenarios: board.scenarios };
}

/** POST `{ key: value, … }`; with `/reset` behind the path everything goes back to its default first. */
export function changeScenarios(board: ScenarioBoard, body: unknown, isReset: boolean): ScenarioState {
  const values = readValues(body);
  if (isReset) board.reset();
  board.setAll(values);
  return { revision: board.revision, values: board.values, scenarios: board.scenarios };
}

function changeOf(board: ScenarioBoard): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const stop = board.onChange(done);
    const timer = setTimeout(done, LONGEST_WAIT_MS);
    // Nobody's program stays open because a page waits.
    timer.unref();
  });
}

function readValues(body: unknown): ScenarioValues {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (isObject && Object.values(body).every((value) => typeof value === 'string')) return body as ScenarioValues;
  throw new AppError('bad-scenarios', 'Scenarios are a JSON object of keys and values', {
    hint: 'Send { "apexSpeed": "3s" }.',
  });
}
