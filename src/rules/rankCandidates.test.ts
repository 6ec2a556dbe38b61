import * as fc from 'fast-check';
import type { Candidate, Evidence } from '../calls/call';
import { rankCandidates } from './rankCandidates';

function candidate(recordId: string, over: Partial<Candidate> = {}): Candidate {
  return {
    recordId,
    objectType: 'Contact',
    name: 'Maria Keller',
    subtitle: 'Keller GmbH',
    reason: 'Mobile is +49 30 123456',
    isPersonAccount: false,
    ...over,
  };
}

function evidence(over: Partial<Evidence> = {}): Evidence {
  return {
    rule: 'Contact',
    ruleOrder: 10,
    foundBy: 'number',
    spelling: '4930123456',
    whenUnverified: 'offer',
    openCases: 0,
    cases: [],
    isOwn: false,
    lastActivityAt: null,
    lastModifiedAt: null,
    ...over,
  };
}

const SPELLINGS = ['4930123456', '030123456', '30123456', '123456'];

test('people stand before companies and cases, and the order does not depend on the order of the answer', () => {
  const found = [
    candidate('500000000000001', { objectType: 'Case', name: '00001001' }),
    candidate('001000000000001', { objectType: 'Account', name: 'Keller GmbH' }),
    candidate('a00000000000001', { objectType: 'Machine__c', name: 'Press 7' }),
    candidate('003000000000002', { name: 'Zoe Keller' }),
    candidate('003000000000001', { name: 'Anna Keller' }),
  ];
  const names = ['Anna Keller', 'Zoe Keller', 'Keller GmbH', '00001001', 'Press 7'];
  expect(rankCandidates(found).map(({ name }) => name)).toEqual(names);
  expect(rankCandidates(found.toReversed()).map(({ name }) => name)).toEqual(names);
});

test('a person account is never offered a second time as the contact behind it', () => {
  const account = candidate('001000000000009', { objectType: 'Account', isPersonAccount: true });
  const contact = candidate('003000000000009', { isPersonAccount: true });
  expect(rankCandidates([contact, account])).toEqual([{ ...account, lostBecause: '' }]);
  expect(rankCandidates([contact])).toEqual([{ ...contact, lostBecause: '' }]);
});

test('a record that fits with two of its fields stands once, with the better of them', () => {
  const exact = candidate('003000000000001AAA', { evidence: evidence() });
  const partial = candidate('003000000000001', { evidence: evidence({ spelling: '123456' }) });
  expect(rankCandidates([partial, exact], SPELLINGS)).toEqual([{ ...exact, lostBecause: '' }]);
});

const WINS: readonly (readonly [string, Partial<Evidence>, Partial<Evidence>, string])[] = [
  [
    'the record that the phone system named',
    { foundBy: 'given', ruleOrder: 99 },
    {},
    'The phone system named another record',
  ],
  ['the earlier rule', { rule: 'Vip', ruleOrder: 5 }, {}, 'Rule Vip comes before Contact'],
  ['the more exact number', {}, { spelling: '123456' }, 'Its number fits less exactly'],
  ['the one with an open case', { openCases: 2 }, { openCases: 0 }, 'It has no open case'],
  ['the own record', { isOwn: true }, {}, 'It belongs to somebody else'],
  ['the later activity', { lastActivityAt: 2 }, { lastActivityAt: 1 }, 'Its last activity is older'],
  ['the later change', { lastModifiedAt: 2 }, { lastModifiedAt: null }, 'It was changed longer ago'],
];

test.each(WINS)('%s wins, and the other is told why it lost', (...[, winner, loser, why]) => {
  const first = candidate('003000000000009', { name: 'Zoe', evidence: evidence(winner) });
  const second = candidate('003000000000001', { name: 'Anna', evidence: evidence(loser) });
  for (const answer of [
    [first, second],
    [second, first],
  ]) {
    expect(rankCandidates(answer, SPELLINGS)).toEqual([
      { ...first, lostBecause: '' },
      { ...second, lostBecause: why },
    ]);
  }
});

test('in which way a whole number is written does not count', () => {
  const written = (recordId: string, spelling: string, isOwn: boolean) =>
    candidate(recordId, { evidence: evidence({ spelling, isOwn }) });
  const found = [written('003000000000001', '4930123456', false), written('003000000000002', '030123456', true)];
  expect(rankCandidates(found, SPELLINGS).map(({ lostBecause }) => lostBecause)).toEqual([
    '',
    'It belongs to somebody else',
  ]);
});

test('how many cases are open does not count: one is as good as three', () => {
  const busy = candidate('003000000000009', { name: 'Zoe', evidence: evidence({ openCases: 3 }) });
  const calm = candidate('003000000000001', { name: 'Anna', evidence: evidence({ openCases: 1 }) });
  expect(rankCandidates([busy, calm], SPELLINGS)[0]?.name).toBe('Anna');
});

test('any mixture of candidates has one order, whatever order they came in', () => {
  const anyEvidence = fc.record({
    rule: fc.constantFrom('Contact', 'Lead'),
    ruleOrder: fc.constantFrom(10, 20),
    foundBy: fc.constantFrom('given' as const, 'number' as const),
    spelling: fc.constantFrom(...SPELLINGS, ''),
    whenUnverified: fc.constant('offer' as const),
    openCases: fc.nat(2),
    cases: fc.constant([]),
    isOwn: fc.boolean(),
    lastActivityAt: fc.option(fc.nat(3)),
    lastModifiedAt: fc.option(fc.nat(3)),
  });
  const anyCandidate = fc.record({ id: fc.nat(6), evidence: fc.option(anyEvidence) }).map(({ id, evidence: known }) =>
    candidate(`003${String(id).padStart(12, '0')}`, {
      name: id % 2 ? 'A' : 'B',
      isPersonAccount: id > 4,
      ...(known && { evidence: known }),
    }),
  );
  fc.assert(
    fc.property(fc.array(anyCandidate, { maxLength: 7 }), fc.infiniteStream(fc.nat(100)), (found, dice) => {
      const shuffled = found.map((one) => ({ one, at: Number(dice.next().value) })).sort((a, b) => a.at - b.at);
      const ranked = rankCandidates(found, SPELLINGS);
      expect(
        rankCandidates(
          shuffled.map(({ one }) => one),
          SPELLINGS,
        ),
      ).toEqual(ranked);
      expect(ranked.slice(1).every(({ lostBecause }) => lostBecause !== '')).toBe(true);
    }),
    { seed: 20261121, numRuns: 500 },
  );
});
