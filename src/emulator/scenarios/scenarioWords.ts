import { AppError } from '../../base/appError';
import type { ScenarioValues } from './scenario';

/** `key:value` texts of an address or a command line. @throws AppError `bad-scenario` */
export function readScenarioWords(words: readonly string[]): ScenarioValues {
  return Object.fromEntries(words.map(readWord));
}

function readWord(word: string): [string, string] {
  const colon = word.indexOf(':');
  if (colon > 0) return [word.slice(0, colon), word.slice(colon + 1)];
  throw new AppError('bad-scenario', `"${word}" chooses no scenario`, { hint: 'Write ?scenario=key:value.' });
}

/** The other way: what stands behind `?` in a console address. Empty when nothing is set. */
export function scenarioQuery(values: ScenarioValues): string {
  return Object.entries(values)
    .map(([key, value]) => `scenario=${encodeURIComponent(key)}:${encodeURIComponent(value)}`)
    .join('&');
}
