/** @jest-environment node */
import { entryToSend } from './entryToSend';
import { makeEntry } from './testDoubles';

test('texts are cut to what the org takes, the note later than the others', () => {
  const sent = entryToSend({
    ...makeEntry('c1'),
    displayName: 'n'.repeat(300),
    note: '😀'.repeat(20_000),
    durationSeconds: 1.6,
  });
  expect([sent.displayName.length, sent.note.length, sent.durationSeconds]).toEqual([255, 32_000, 2]);
});

test('long call ids that begin alike stay different when they are cut, and the same id stays the same', () => {
  const [a, b] = ['a', 'b'].map((end) => entryToSend(makeEntry('x'.repeat(300) + end)).phoneSystemCallId);
  expect(a).toHaveLength(255);
  expect(a).not.toBe(b);
  expect(entryToSend(makeEntry(`${'x'.repeat(300)}a`)).phoneSystemCallId).toBe(a);
});

test('what the phone system told and what the agent filled in is cut in number and length', () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`header:${i}`, 'v'.repeat(2_000)]));
  const sent = entryToSend({
    ...makeEntry('c1'),
    matchExplanation: 'm'.repeat(2_000),
    attributes: many,
    taskFields: many,
    followUp: { date: '2026-01-15', subject: 's'.repeat(300) },
  });
  expect(sent.matchExplanation).toHaveLength(1_000);
  expect(Object.values(sent.attributes!).map((value) => value.length)).toEqual(Array(50).fill(1_000));
  expect(Object.keys(sent.taskFields!)).toHaveLength(20);
  expect(sent.followUp!.subject).toHaveLength(255);
});
