import type { Problem } from '../base/appError';
import { FIRST_STATE } from './state';
import type { Phone } from './view';
import { buildView } from './view/buildView';

/** A phone that could not even be put together: it shows why, and its only button loads the page anew. */
export function blockedPhone(problem: Problem, reload: () => void): Phone {
  const view = buildView({ ...FIRST_STATE, startUp: { stage: 'blocked', problem, step: 'host' } });
  return {
    watch(listener) {
      listener(view);
      return () => undefined;
    },
    run(command) {
      if (command.type === 'restart') reload();
    },
  };
}
