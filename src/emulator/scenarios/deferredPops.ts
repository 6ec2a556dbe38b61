import type { Scenario } from './scenario';

export const deferredPops: Scenario = {
  key: 'deferredPops',
  group: 'Open CTI',
  title: 'SCREEN_POP_DATA',
  hint: 'What a deferred search hands over for one match is known; for none, for several, for flows and pages it is a guess.',
  choices: [
    { value: 'always', label: 'What screenPop takes, for every kind of pop' },
    { value: 'oneMatch', label: 'For one match only' },
    { value: 'never', label: 'Never there' },
  ],
  default: 'always',
};

/** Whether a deferred search of so many matches has the key at all. */
export function hasPopData(value: string, matches: number): boolean {
  return value === 'always' || (value === 'oneMatch' && matches === 1);
}
