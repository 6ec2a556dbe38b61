import { asProblem } from '../../base/appError';
import type { ScenarioBoard } from '../scenarios/scenarioBoard';
import { changeScenarios, readScenarios } from '../scenarios/scenarioRoutes';
import { readScenarioWords } from '../scenarios/scenarioWords';
import { json, notice, problemAnswer, redirect, text } from './answer';
import type { Answer } from './answer';
import type { Asked } from './asked';
import type { RemotingTrace } from './trouble/remotingTrace';

/** `/emulator/scenarios`, with `/reset` behind it for a change that begins at the defaults. The caller has checked the token. */
export async function scenarioSite(asked: Asked, board: ScenarioBoard): Promise<Answer> {
  try {
    if (asked.method === 'GET') return json(await readScenarios(board, asked.url.searchParams.get('after')));
    if (asked.method !== 'POST') return text('Scenarios are read with GET and changed with POST.\n', 405);
    return json(changeScenarios(board, await asked.readJson(), asked.url.pathname.endsWith('/reset')));
  } catch (error) {
    return problemAnswer(error);
  }
}

/** `/emulator/remoting?after=NUMBER`: the remote calls after that one, as soon as there are some. */
export async function remotingTraceSite(asked: Asked, trace: RemotingTrace): Promise<Answer> {
  const after = Number(asked.url.searchParams.get('after') ?? '0');
  return json(await trace.after(Number.isInteger(after) && after >= 0 ? after : 0));
}

/**
 * A console address may choose scenarios: `?scenario=apexSpeed:3s`, several times. They are set, and the browser goes on to the address
 * without them, so that a later reload does not set them again.
 *
 * @returns null when the address chooses none
 */
export function chooseByAddress(asked: Asked, board: ScenarioBoard): Answer | null {
  const words = asked.url.searchParams.getAll('scenario');
  if (words.length === 0) return null;
  try {
    board.setAll(readScenarioWords(words));
  } catch (error) {
    const { message, hint } = asProblem(error);
    return notice('This address chooses a scenario that is not there', [message, hint], 400);
  }
  const url = new URL(asked.url);
  url.searchParams.delete('scenario');
  return redirect(`${url.pathname}${url.search}`);
}
