import { mount, type } from '../../../stories/mount';
import type { Mounted } from '../../../stories/mount';
import Dialpad from '../dialpad';

/** The dialpad with a root that keeps the text, as the real one does. */
async function makeDialpad(properties: object = {}): Promise<Mounted> {
  const dialpad = await mount('phone-dialpad', Dialpad, { draft: '', canDial: true, ...properties });
  dialpad.element.addEventListener('draft', (event) => {
    void dialpad.change({ draft: (event as CustomEvent<string>).detail });
  });
  return dialpad;
}

const submit = ({ get }: Mounted) => get<HTMLFormElement>('form').requestSubmit();

test('a number that is typed and entered is dialled as it was written', async () => {
  const dialpad = await makeDialpad();
  type(dialpad.get<HTMLInputElement>('input'), ' +49 (0)30 / 123-456 ');
  await Promise.resolve();
  submit(dialpad);
  expect(dialpad.commands).toEqual([{ type: 'dial', number: '+49 (0)30 / 123-456' }]);
});

test('an empty field dials nothing and its button cannot be pressed', async () => {
  const dialpad = await makeDialpad({ draft: '   ' });
  expect(dialpad.button('Call')!.disabled).toBe(true);
  submit(dialpad);
  expect(dialpad.commands).toEqual([]);
});

test('a line that is not ready dials nothing', async () => {
  const dialpad = await makeDialpad({ draft: '123', canDial: false });
  expect(dialpad.button('Call')!.disabled).toBe(true);
  dialpad.get('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  expect(dialpad.commands).toEqual([]);
});

test('keys add to the text, and the last character can be taken back', async () => {
  const dialpad = await makeDialpad({ draft: '03' });
  dialpad.get('phone-keypad').dispatchEvent(new CustomEvent('key', { detail: '0' }));
  await Promise.resolve();
  expect(dialpad.get<HTMLInputElement>('input').value).toBe('030');
  dialpad.button('Delete the last character')!.click();
  await Promise.resolve();
  expect(dialpad.get<HTMLInputElement>('input').value).toBe('03');
});

test('taking back the only character puts the cursor into the field, because the button goes away', async () => {
  const dialpad = await makeDialpad({ draft: '0' });
  dialpad.button('Delete the last character')!.click();
  await Promise.resolve();
  expect(dialpad.button('Delete the last character')).toBeUndefined();
  expect(dialpad.element.shadowRoot!.activeElement).toBe(dialpad.get('input'));
});

test('the field is named for people who do not see it', async () => {
  const dialpad = await makeDialpad();
  const label = dialpad.get<HTMLLabelElement>('label');
  expect(label.textContent).toBe('Number to call');
  expect(label.htmlFor).toBe(dialpad.get('input').id);
});
