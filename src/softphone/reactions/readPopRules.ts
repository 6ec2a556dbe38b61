import { asProblem } from '../../base/appError';
import { readPopRules as rulesOf } from '../../rules/readPopRules';
import type { PhoneContext } from '../parts';
import type { Popping } from '../state';
import type { Reaction } from '../store';

/** What an org that is older than the rules has always done: the only record that fits opens. */
const AS_EVER: Popping = { rules: [], navigation: 'console' };
/** Salesforce could not say: nothing opens without a click, since it might replace the page in front of the agent. */
const UNKNOWN: Popping = { rules: [], navigation: 'unknown' };

/** Asks once what opens for which call. Rules that can't be used are told to admins, never to the agent. */
export function readPopRules(context: PhoneContext): Reaction {
  let isAsking = false;
  let isKnown = false;
  return ({ event }) => {
    if (event.type === 'popRulesRead') isKnown = event.navigation !== 'unknown' || event.rules.length > 0;
    if ((event.type !== 'sessionStarted' && event.type !== 'sessionRenewed') || isAsking || isKnown) return;
    isAsking = true;
    void read(context).then((popping) => {
      isAsking = false;
      context.store.apply({ type: 'popRulesRead', ...popping });
    });
  };
}

async function read({ host, log }: PhoneContext): Promise<Popping> {
  try {
    const answer = await host.org.ask('popRules', { appId: host.appId });
    const { rules, problems } = rulesOf(answer.rules);
    for (const problem of problems) log.warning('popRules', problem.message, problem);
    return { rules, navigation: answer.navigation, isRuleAdmin: answer.isRuleAdmin === true };
  } catch (thrown) {
    const problem = asProblem(thrown);
    if (problem.code === 'unknown-operation') return AS_EVER;
    log.warning('popRules', 'Salesforce did not say what opens for a call: records are offered', problem);
    return UNKNOWN;
  }
}
