import type { Candidate } from '../calls/call';
import { decidePop } from './decidePop';
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

test('nobody fits: a new record is offered, and the sentence says why', () => {
  expect(decidePop([])).toEqual({ action: 'offerNew', explanation: 'No record has this number' });
});

test('exactly one fits: it is opened, and its own reason is the explanation', () => {
  const maria = candidate('003000000000001');
  expect(decidePop([maria])).toEqual({ action: 'open', candidate: maria, explanation: 'Mobile is +49 30 123456' });
});

test('several fit: the agent chooses, none is opened', () => {
  const both = [candidate('003000000000001'), candidate('00Q000000000001', { objectType: 'Lead' })];
  expect(decidePop(both)).toMatchObject({ action: 'choose', explanation: '2 records have this number. Choose one.' });
});

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
  expect(rankCandidates([contact, account])).toEqual([account]);
  expect(rankCandidates([contact])).toEqual([contact]);
});

test('a record that fits with two of its fields stands once, whether its id has 15 or 18 characters', () => {
  const twice = [candidate('003000000000001'), candidate('003000000000001AAA')];
  expect(decidePop(rankCandidates(twice))).toMatchObject({ action: 'open' });
});
