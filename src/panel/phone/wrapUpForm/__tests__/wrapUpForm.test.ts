import { mount, type } from '../../../stories/mount';
import type { Mounted } from '../../../stories/mount';
import { wrapUp } from '../../../stories/storyParts';
import WrapUpForm from '../wrapUpForm';

const make = (properties: object = {}) =>
  mount('phone-wrap-up-form', WrapUpForm, { wrapUp: { ...wrapUp, ...properties } });
const choose = ({ all }: Mounted, label: string) =>
  all('label')
    .find(({ textContent }) => textContent === label)!
    .click();

test('the form says which call it is about', async () => {
  const form = await make();
  expect(form.text()).toContain('Anna Berger | Inbound call · 2 min 05 s');
});

test('result and note are sent up with every change, so that a closed tab loses nothing', async () => {
  const form = await make();
  choose(form, 'Solved');
  type(form.get<HTMLTextAreaElement>('textarea'), 'Spare parts');
  expect(form.commands).toEqual([
    { type: 'changeWrapUp', callId: 'call-1', result: 'solved', note: '', followUp: null },
    { type: 'changeWrapUp', callId: 'call-1', result: 'solved', note: 'Spare parts', followUp: null },
  ]);
});

test('save sends what stands in the fields', async () => {
  const form = await make({ result: 'solved', note: 'Spare parts' });
  form.button('Save')!.click();
  expect(form.commands).toEqual([
    { type: 'saveWrapUp', callId: 'call-1', result: 'solved', note: 'Spare parts', followUp: null },
  ]);
});

test('Ctrl and Enter save from within the note; Enter alone is a new line', async () => {
  const form = await make();
  const press = (ctrlKey: boolean) =>
    form.get('textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey }));
  press(false);
  expect(form.commands).toEqual([]);
  press(true);
  expect(form.commands).toEqual([{ type: 'saveWrapUp', callId: 'call-1', result: '', note: '', followUp: null }]);
});

test('a late view does not take back what was typed meanwhile', async () => {
  const form = await make();
  type(form.get<HTMLTextAreaElement>('textarea'), 'Spare parts');
  await form.change({ wrapUp: { ...wrapUp, note: 'Spa' } });
  expect(form.get<HTMLTextAreaElement>('textarea').value).toBe('Spare parts');
});

test('the next call begins with its own fields', async () => {
  const form = await make({ note: 'Spare parts', result: 'solved' });
  await form.change({ wrapUp: { ...wrapUp, callId: 'call-2' } });
  expect(form.get<HTMLTextAreaElement>('textarea').value).toBe('');
  expect(form.all<HTMLInputElement>('[type="radio"]').some(({ checked }) => checked)).toBe(false);
});

test('while it is being saved nothing can be changed or saved again', async () => {
  const form = await make({ state: 'saving', stateText: 'Saving …' });
  expect(form.button('Save')!.disabled).toBe(true);
  expect(form.get<HTMLTextAreaElement>('textarea').readOnly).toBe(true);
  form.get('textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }));
  expect(form.commands).toEqual([]);
});

test('a log that waits for Salesforce is one line that says it is safe', async () => {
  const form = await make({ state: 'waiting', stateText: 'Safe on this computer.' });
  expect(form.all('textarea, button')).toEqual([]);
  expect(form.get('[role="status"]').textContent).toContain('Safe on this computer.');
});

test('a refused log says why and can be mended', async () => {
  const form = await make({ state: 'failed', stateText: 'A date is missing.', note: 'Spare parts', followUp: null });
  expect(form.get('[role="status"]').textContent).toContain('A date is missing.');
  form.button('Try again')!.click();
  expect(form.commands).toEqual([
    { type: 'saveWrapUp', callId: 'call-1', result: '', note: 'Spare parts', followUp: null },
  ]);
});

test('many results are a list to open, not a wall of buttons', async () => {
  const results = Array.from({ length: 9 }, (_, index) => ({ code: `r${index}`, label: `Result ${index}` }));
  const form = await make({ results });
  const list = form.get<HTMLSelectElement>('select');
  list.value = 'r3';
  list.dispatchEvent(new CustomEvent('change'));
  expect(form.all('input[type="radio"]')).toEqual([]);
  expect(form.commands).toEqual([{ type: 'changeWrapUp', callId: 'call-1', result: 'r3', note: '', followUp: null }]);
});

test('what is missing is told at its field, which gets the focus', async () => {
  const form = await make({ result: 'solved' });
  await form.change({ wrapUp: { ...wrapUp, errors: { note: 'Write a note.' } } });
  const note = form.get('textarea');
  expect(note.getAttribute('aria-invalid')).toBe('true');
  expect(form.get('.note-element .error').textContent).toBe('Write a note.');
  expect((form.element.shadowRoot as ShadowRoot).activeElement).toBe(note);
});

test('a follow-up has a day and a subject; without its tick there is none', async () => {
  const form = await make();
  const tick = form.get<HTMLInputElement>('.follow-up input');
  tick.click();
  await Promise.resolve();
  const day = form.get<HTMLInputElement>('[type="date"]');
  day.value = '2030-01-31';
  day.dispatchEvent(new CustomEvent('change'));
  type(form.get<HTMLInputElement>('[type="text"]'), 'Send the offer');
  expect(form.commands.at(-1)).toMatchObject({ followUp: { date: '2030-01-31', subject: 'Send the offer' } });
  tick.click();
  expect(form.commands.at(-1)).toMatchObject({ followUp: null });
});

test('a missing follow-up opens its fields', async () => {
  const form = await make();
  await form.change({ wrapUp: { ...wrapUp, errors: { followUp: 'Choose a day.' } } });
  expect(form.text()).toContain('Choose a day.');
  expect(form.all('[type="date"]')).toHaveLength(1);
});

test('a record that is chosen is pinned, and can be let go', async () => {
  const related = {
    recordId: 'a',
    isPinned: false,
    noneLabel: 'The caller only',
    choices: [
      { recordId: 'a', label: 'A (Case)' },
      { recordId: 'b', label: 'B (Case)' },
    ],
  };
  const form = await make({ related });
  const list = form.get<HTMLSelectElement>('#related, [id^="related"]');
  list.value = 'b';
  list.dispatchEvent(new CustomEvent('change'));
  await form.change({ wrapUp: { ...wrapUp, related: { ...related, recordId: 'b', isPinned: true } } });
  form.get<HTMLInputElement>('.related [type="checkbox"]').click();
  expect(form.commands).toEqual([
    { type: 'relateTo', callId: 'call-1', recordId: 'b', isPinned: true },
    { type: 'relateTo', callId: 'call-1', recordId: 'b', isPinned: false },
  ]);
});

test('an activity that must be confirmed can be left out', async () => {
  const form = await make({ asksForActivity: true });
  form
    .all('label')
    .find(({ textContent }) => textContent?.includes('timeline'))!
    .click();
  form.button('Save')!.click();
  expect(form.commands).toEqual([expect.objectContaining({ type: 'saveWrapUp', wantsActivity: false })]);
});

test('with another call waiting there is a second button', async () => {
  const form = await make({ nextLabel: 'Save and answer' });
  form.button('Save and answer')!.click();
  expect(form.commands).toEqual([expect.objectContaining({ type: 'saveWrapUp', thenNext: true })]);
});
