import { mount } from '../../../stories/mount';
import type { Mounted } from '../../../stories/mount';
import Keypad from '../keypad';

async function makeKeypad(properties: object = {}): Promise<Mounted & { readonly keys: string[] }> {
  const keypad = await mount('phone-keypad', Keypad, properties);
  const keys: string[] = [];
  keypad.element.addEventListener('key', (event) => keys.push((event as CustomEvent<string>).detail));
  return { ...keypad, keys };
}

const press = (key: HTMLElement, kind: string) => key.dispatchEvent(new CustomEvent(kind, { cancelable: true }));

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('twelve keys send what stands on them', async () => {
  const keypad = await makeKeypad();
  keypad.all('button').forEach((key) => key.click());
  expect(keypad.keys.join('')).toBe('123456789*0#');
});

test('a long press on 0 gives + and not 0 as well', async () => {
  const keypad = await makeKeypad({ hasPlus: true });
  const zero = keypad.get('[data-symbol="0"]');
  press(zero, 'pointerdown');
  jest.advanceTimersByTime(600);
  press(zero, 'pointerup');
  zero.click();
  expect(keypad.keys).toEqual(['+']);
  zero.click();
  expect(keypad.keys).toEqual(['+', '0']);
});

test('a short press on 0, or one that slides away, gives no +', async () => {
  const keypad = await makeKeypad({ hasPlus: true });
  const zero = keypad.get('[data-symbol="0"]');
  press(zero, 'pointerdown');
  press(zero, 'pointerleave');
  jest.advanceTimersByTime(600);
  expect(keypad.keys).toEqual([]);
});

test('in a call 0 is 0, however long it is pressed', async () => {
  const keypad = await makeKeypad();
  press(keypad.get('[data-symbol="0"]'), 'pointerdown');
  jest.advanceTimersByTime(600);
  expect(keypad.keys).toEqual([]);
});

test('a long press opens no menu of the browser', async () => {
  const keypad = await makeKeypad({ hasPlus: true });
  expect(press(keypad.get('[data-symbol="0"]'), 'contextmenu')).toBe(false);
});

test('star and hash are named for people who hear the screen', async () => {
  const keypad = await makeKeypad({ hasPlus: true });
  expect(keypad.get('[data-symbol="*"]').getAttribute('aria-label')).toBe('star');
  expect(keypad.get('[data-symbol="#"]').getAttribute('aria-label')).toBe('hash');
  expect(keypad.get('[data-symbol="0"]').getAttribute('aria-label')).toBe('0, hold for plus');
});
