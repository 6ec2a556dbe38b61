import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Candidate } from '../../src/calls/call';
import { readPhoneNumber } from '../../src/calls/readPhoneNumber';
import { decidePop } from '../../src/rules/decidePop';
import type { PopQuestion } from '../../src/rules/decidePop';
import type { PopRule } from '../../src/rules/popRule';
import { rankCandidates } from '../../src/rules/rankCandidates';
import { median } from './figure';
import type { Figure } from './figure';

const ROUNDS = 41;
const PER_ROUND = 500;
const RULES = 50;
const CANDIDATES = 10;
const RAW_NUMBERS = ['030 123456', '+4930123456', '0049 30 123456', '+12125550145', '+442079460123', '4711'];

/** What rules and number reading cost, both without browser and org. */
export async function measureRules(): Promise<readonly Figure[]> {
  return [measureDecision(), await measureReading()];
}

/** Ten candidates put in order and fifty rules asked, of which only the last fits. */
function measureDecision(): Figure {
  const candidates = Array.from({ length: CANDIDATES }, (_, place) => candidate(place));
  const rules = Array.from({ length: RULES }, (_, place) => rule(place));
  const perCallMs = median(
    rounds(() => {
      for (let call = 0; call < PER_ROUND; call += 1) {
        const ranked = rankCandidates(candidates, ['4930123456', '030123456']);
        if (decidePop({ ...QUESTION, candidates: ranked }, rules).rule !== `Rule_${RULES - 1}`)
          throw new Error('wrong rule');
      }
    }),
  );
  const name = `rules: ${CANDIDATES} candidates ranked, ${RULES} rules asked`;
  return { name, value: perCallMs * 1000, unit: 'µs', target: '<= 100 µs', passed: perCallMs <= 0.1 };
}

/** Reading with spellings and display, against the library alone: parse, validate, and the display. The same texts, turn by turn. */
async function measureReading(): Promise<Figure> {
  await readPhoneNumber(RAW_NUMBERS[0]!, 'DE');
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    for (let place = 0; place < PER_ROUND; place += 1) {
      const parsed = parsePhoneNumberFromString(RAW_NUMBERS[place % RAW_NUMBERS.length]!, 'DE');
      if (parsed?.isValid()) parsed.formatNational();
    }
    const turnedAt = performance.now();
    for (let place = 0; place < PER_ROUND; place += 1) {
      await readPhoneNumber(RAW_NUMBERS[place % RAW_NUMBERS.length]!, 'DE');
    }
    floor.push((turnedAt - startedAt) / PER_ROUND);
    ours.push((performance.now() - turnedAt) / PER_ROUND);
  }
  const ratio = median(ours.map((each, place) => each / floor[place]!));
  return {
    ...{ name: 'P12 a number read, with spellings and display', value: median(ours) * 1000, unit: 'µs' },
    ...{ floor: median(floor) * 1000, ratio, target: '<= 1.5 x the number library', passed: ratio <= 1.5 },
  };
}

/** Milliseconds for one of a round's calls, round by round. */
function rounds(work: () => void): number[] {
  return Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    work();
    return (performance.now() - startedAt) / PER_ROUND;
  });
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
function rule(place: number): PopRule {
  const isLast = place === RULES - 1;
  return {
    ...{ name: `Rule_${place}`, order: place, callType: 'inbound', matches: 'any', dialledNumber: '' },
    ...{ queue: isLast ? 'service' : `Queue ${place}`, moment: 'ring', insists: false },
    action: isLast
      ? { kind: 'url', url: '/apex/Caller', values: { number: '{number}', name: '{name}' } }
      : { kind: 'nothing' },
  };
}
