import { mount } from '../../../stories/mount';
import InCallKeypad from '../inCallKeypad';

const make = () => mount('phone-in-call-keypad', InCallKeypad, { callId: 'call-1' });

test('each key is sent at once, and what was sent can be read', async () => {
  const keypad = await make();
  for (const detail of ['4', '2', '#']) keypad.get('phone-keypad').dispatchEvent(new CustomEvent('key', { detail }));
  await Promise.resolve();
  expect(keypad.get('.sent').textContent).toBe('42#');
  expect(keypad.commands).toEqual(['4', '2', '#'].map((digits) => ({ type: 'sendDigits', callId: 'call-1', digits })));
});

test('the keys of the keyboard work too; other keys do not', async () => {
  const keypad = await make();
  const press = (key: string, modifiers = {}) =>
    keypad.get('.keypad').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...modifiers }));
  press('7');
  press('*');
  press('a');
  press('1', { ctrlKey: true });
  press('Enter');
  expect(keypad.commands.map((command) => 'digits' in command && command.digits)).toEqual(['7', '*']);
});

test('the keys get the focus when the keypad opens', async () => {
  const keypad = await make();
  expect(keypad.element.shadowRoot!.activeElement).toBe(keypad.get('phone-keypad'));
});
