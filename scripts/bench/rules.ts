import type { Candidate } from '../../src/calls/call';
import { decidePop } from '../../src/rules/decidePop';
import type { PopQuestion } from '../../src/rules/decidePop';
import { rankCandidates } from '../../src/rules/rankCandidates';
import { readPopRules } from '../../src/rules/readPopRules';
import type { RawRule } from '../../src/rules/readPopRules';
import { median } from './figure';
import type { Figure } from './figure';

/** Many short rounds: whatever else the machine does falls between them, and the middle one has seen none of it. */
const ROUNDS = 4_000;
const PER_ROUND = 5;
/** An agent's phone has decided before: what the engine's compiler does at the first calls is left out. */
const WARM_UP_ROUNDS = 1_000;
const RULES = 50;
const CANDIDATES = 10;
const LIMIT_MS = 0.1;

/** What a decision costs, without browser and org: ten candidates put in order and fifty rules asked, of which only the last fits. */
export function measureRules(): Figure {
  const candidates = Array.from({ length: CANDIDATES }, (_, place) => candidate(place));
  const { rules } = readPopRules(Array.from({ length: RULES }, (_, place) => rule(place)));
  const perCall = Array.from({ length: WARM_UP_ROUNDS + ROUNDS }, () => {
    const startedAt = performance.now();
    for (let call = 0; call < PER_ROUND; call += 1) {
      const ranked = rankCandidates(candidates, ['4930123456', '030123456']);
      const decision = decidePop({ ...QUESTION, candidates: ranked }, rules);
      if (decision.rule !== `Rule_${RULES - 1}`) throw new Error(`Rule ${decision.rule} decided`);
    }
    return (performance.now() - startedAt) / PER_ROUND;
  });
  const value = median(perCall.slice(WARM_UP_ROUNDS));
  return {
    ...{ name: `rules: ${CANDIDATES} candidates ranked, ${RULES} rules asked`, value: value * 1000, unit: 'µs' },
    ...{ target: `<= ${LIMIT_MS * 1000} µs`, passed: value <= LIMIT_MS },
  };
}

const QUESTION: PopQuestion = {
  ...{ callType: 'inbound', moment: 'ring', candidates: [], verification: 'absent', isWithheld: false },
  ...{ navigation: 'console', isOfferOnly: false, allowedHosts: ['crm.example.com'] },
  caller: {
    ...{ number: '+4930123456', name: 'Maria Keller', queue: 'Service' },
    ...{ dialledNumber: '+49 30 900', callId: 'c1', recordId: '' },
  },
};

function candidate(place: number): Candidate {
  return {
    ...{ recordId: `003000000000${100 + place}`, objectType: place % 2 ? 'Contact' : 'Lead', name: `Person ${place}` },
    ...{ subtitle: 'Keller GmbH', reason: 'Mobile is +49 30 123456', isPersonAccount: false },
    evidence: {
      ...{ rule: 'Contact', ruleOrder: 10, foundBy: 'number', spelling: '030123456', whenUnverified: 'offer' },
      ...{ openCases: place % 3, cases: [], isOwn: place % 4 === 0, lastActivityAt: place, lastModifiedAt: place },
    },
  };
}

/** All but the last are for queues that nobody calls. */
function rule(place: number): RawRule {
  const isLast = place === RULES - 1;
  return {
    ...{ DeveloperName: `Rule_${place}`, Order: place, Call_Type: 'inbound', Matches: 'any', Moment: 'ring' },
    ...(isLast
      ? { Queue: 'Service', Action: 'url', Target: '/apex/Caller', Values: 'number = {number}\nname = {name}' }
      : { Queue: `Queue ${place}`, Action: 'nothing' }),
  };
}
