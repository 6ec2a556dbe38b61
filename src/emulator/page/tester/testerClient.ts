import { AppError } from '../../../base/appError';
import type { Problem } from '../../../base/appError';
import type { ScenarioState } from '../../scenarios/scenarioRoutes';
import type { ScenarioValues } from '../../scenarios/scenario';
import type { RemotingShape } from './trace/traceEntry';

/** What the tester's panel asks of the server. */
export class TesterClient {
  /** @param after  a revision that the page knows: the answer waits for another */
  scenarios(after?: number): Promise<ScenarioState> {
    return ask('GET', `/emulator/scenarios${after === undefined ? '' : `?after=${after}`}`);
  }

  setScenarios(values: ScenarioValues): Promise<ScenarioState> {
    return ask('POST', '/emulator/scenarios', values);
  }

  resetScenarios(): Promise<ScenarioState> {
    return ask('POST', '/emulator/scenarios/reset', {});
  }

  /** Remote calls after that number, as soon as there are some. */
  remoting(after: number): Promise<readonly RemotingShape[]> {
    return ask('GET', `/emulator/remoting?after=${after}`);
  }
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(path, { method, ...json }).catch((cause: unknown) => {
    throw new AppError('tester-unreachable', 'The emulator does not answer', {
      hint: 'Is it still running? The panel tries again by itself.',
      cause,
    });
  });
  const answer = (await response.json().catch(() => null)) as T | Problem | null;
  if (response.ok && answer !== null) return answer as T;
  const { message = `It answered with ${response.status}`, hint = 'Look at the terminal in which it runs.' } =
    (answer ?? {}) as Partial<Problem>;
  throw new AppError('tester-refused', message, { hint });
}
