import { historyCalls } from '../../../stories/listParts';
import { mount, type } from '../../../stories/mount';
import HistoryLine from '../historyLine';

const [, call] = historyCalls;
const make = (properties: object = {}) =>
  mount('phone-history-line', HistoryLine, { canDial: true, call: { ...call, ...properties } });

test.each([
  ['logged', 'logged'],
  ['waiting', 'log waiting'],
  ['none', 'no activity'],
])('a log that is %s says so', async (logState, text) => {
  const line = await make({ logState });
  expect(line.get('.details').textContent).toContain(text);
});

test('a log that needs somebody leads to where it is mended', async () => {
  const line = await make({ logState: 'needsYou' });
  line.button('log needs you')!.click();
  expect(line.commands).toEqual([{ type: 'openLogs' }]);
});

test('it opens the record and calls again', async () => {
  const line = await make({ title: 'Jo', recordId: '003', number: '+491' });
  line.button('Jo')!.click();
  line.button('Call Jo again')!.click();
  expect(line.commands).toEqual([
    { type: 'openRecord', recordId: '003' },
    { type: 'dial', number: '+491' },
  ]);
});

test('a withheld number can not be called', async () => {
  const line = await make({ title: 'Jo', number: '' });
  expect(line.button('Call Jo again')).toBeUndefined();
});

test('the note is changed in place: typed, saved, or left', async () => {
  const line = await make();
  line
    .all('button')
    .find(({ title }) => title === 'Note')!
    .click();
  await line.change({ call: { ...call, edit: { note: 'before', state: 'typing', text: '' } } });
  const note = line.get<HTMLTextAreaElement>('textarea');
  expect(note.value).toBe('before');
  type(note, 'after');
  line.button('Save')!.click();
  line.button('Cancel')!.click();
  expect(line.commands).toEqual([
    { type: 'beginNoteEdit', callKey: call!.callKey },
    { type: 'changeNoteEdit', note: 'after' },
    { type: 'saveNoteEdit' },
    { type: 'endNoteEdit' },
  ]);
});

test('a note that was merged shows both texts, and why', async () => {
  const line = await make({ edit: { note: 'mine', state: 'typing', text: '' } });
  await line.change({ call: { ...call, edit: { note: 'theirs and mine', state: 'merged', text: 'Both are in it.' } } });
  expect(line.get<HTMLTextAreaElement>('textarea').value).toBe('theirs and mine');
  expect(line.get('[role="status"]').textContent).toBe('Both are in it.');
  expect(line.button('Done')).toBeDefined();
});
