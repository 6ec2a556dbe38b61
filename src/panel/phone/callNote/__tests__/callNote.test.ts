import { mount, type } from '../../../stories/mount';
import { connected } from '../../../stories/storyParts';
import CallNote from '../callNote';

test('what is written is sent up with every change, and a late view takes nothing back', async () => {
  const note = await mount('phone-call-note', CallNote, { call: { ...connected, note: 'Wants' } });
  const field = note.get<HTMLTextAreaElement>('textarea');
  expect(field.value).toBe('Wants');
  type(field, 'Wants a quote');
  await note.change({ call: { ...connected, note: 'Wants' } });
  expect(field.value).toBe('Wants a quote');
  expect(note.commands).toEqual([{ type: 'changeNote', callId: connected.callId, note: 'Wants a quote' }]);
});

test('another call has its own note', async () => {
  const note = await mount('phone-call-note', CallNote, { call: { ...connected, note: 'Wants' } });
  await note.change({ call: { ...connected, callId: 'call-2', note: '' } });
  expect(note.get<HTMLTextAreaElement>('textarea').value).toBe('');
});
