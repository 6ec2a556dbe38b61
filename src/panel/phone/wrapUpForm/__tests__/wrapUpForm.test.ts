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
    { type: 'changeWrapUp', callId: 'call-1', result: 'solved', note: '' },
    { type: 'changeWrapUp', callId: 'call-1', result: 'solved', note: 'Spare parts' },
  ]);
});

test('save sends what stands in the fields', async () => {
  const form = await make({ result: 'solved', note: 'Spare parts' });
  form.button('Save')!.click();
  expect(form.commands).toEqual([{ type: 'saveWrapUp', callId: 'call-1', result: 'solved', note: 'Spare parts' }]);
});

test('Ctrl and Enter save from within the note; Enter alone is a new line', async () => {
  const form = await make();
  const press = (ctrlKey: boolean) =>
    form.get('textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey }));
  press(false);
  expect(form.commands).toEqual([]);
  press(true);
  expect(form.commands).toEqual([{ type: 'saveWrapUp', callId: 'call-1', result: '', note: '' }]);
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
  expect(form.all<HTMLInputElement>('input').some(({ checked }) => checked)).toBe(false);
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
  const form = await make({ state: 'failed', stateText: 'A date is missing.', note: 'Spare parts' });
  expect(form.get('[role="status"]').textContent).toContain('A date is missing.');
  form.button('Try again')!.click();
  expect(form.commands).toEqual([{ type: 'saveWrapUp', callId: 'call-1', result: '', note: 'Spare parts' }]);
});

test('many results are a list to open, not a wall of buttons', async () => {
  const results = Array.from({ length: 9 }, (_, index) => ({ code: `r${index}`, label: `Result ${index}` }));
  const form = await make({ results });
  const list = form.get<HTMLSelectElement>('select');
  list.value = 'r3';
  list.dispatchEvent(new CustomEvent('change'));
  expect(form.all('input')).toEqual([]);
  expect(form.commands).toEqual([{ type: 'changeWrapUp', callId: 'call-1', result: 'r3', note: '' }]);
});
