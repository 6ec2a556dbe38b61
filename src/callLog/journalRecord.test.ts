/** @jest-environment node */
import fc from 'fast-check';
import { entryAtStep, entryOfDeadPage, readJournalRecord } from './journalRecord';
import { makeDraft, makeEntry } from './testDoubles';

const record = { v: 1, scope: 'o/u', phoneSystemCallId: 'c1', kind: 'entry', value: makeEntry('c1') };

test('a record that was written is read as it was', () => {
  expect(readJournalRecord(record)).toEqual(record);
  expect(readJournalRecord({ ...record, kind: 'draft', value: makeDraft('c1') })).not.toBeNull();
});

test('an entry that a page wrote before results had labels is still read', () => {
  const { resultLabel: _resultLabel, ...older } = makeEntry('c1');
  expect(readJournalRecord({ ...record, value: older })).not.toBeNull();
  expect(readJournalRecord({ ...record, value: { ...older, resultLabel: 7 } })).toBeNull();
});

test.each([
  ['of a later version', { ...record, v: 2 }],
  ['of an unknown kind', { ...record, kind: 'note' }],
  ['of another call than its key says', { ...record, phoneSystemCallId: 'c2' }],
  ['without its call', { ...record, value: null }],
  ['with a moment that is text', { ...record, value: { ...makeEntry('c1'), offeredAt: 'noon' } }],
  ['with a moment that is no number', { ...record, value: { ...makeEntry('c1'), endedAt: Number.NaN } }],
  ['without an end', { ...record, value: makeDraft('c1') }],
])('a record %s is set aside', (_name, damaged) => {
  expect(readJournalRecord(damaged)).toBeNull();
});

test('nothing that lies in a database makes reading fail', () => {
  fc.assert(fc.property(fc.anything(), (stored) => void readJournalRecord(stored)));
});

test('a call whose page died was cut when it was last seen', () => {
  const { lastSeenAt, ...known } = makeDraft('c1');
  expect(entryOfDeadPage(makeDraft('c1'))).toEqual({ ...known, endedAt: lastSeenAt, endReason: 'cut' });
});

test('a call that was over when its page died keeps its own end', () => {
  const over = { ...makeDraft('c1'), endedAt: 7, endReason: 'completed' };
  expect(entryOfDeadPage(over)).toMatchObject({ endedAt: 7, endReason: 'completed' });
});

test('what only the journal needs is not sent: neither at a step, nor after a page died', () => {
  const draft = makeDraft('c1', { phase: 'held', step: 'answer' });
  const { lastSeenAt: _lastSeenAt, ...known } = makeDraft('c1');
  expect(entryAtStep(draft)).toEqual({ ...known, step: 'answer', endedAt: 5_000, endReason: '' });
  expect(entryOfDeadPage(draft)).toEqual({ ...known, endedAt: 5_000, endReason: 'cut' });
});
