import { mount } from '../../../stories/mount';
import WrongPerson from '../wrongPerson';

async function search(text: string) {
  const screen = await mount('phone-wrong-person', WrongPerson, { callId: 'c1' });
  screen.button('Wrong person?')!.click();
  await Promise.resolve();
  const field = screen.get<HTMLInputElement>('input');
  field.value = text;
  field.dispatchEvent(new CustomEvent('input'));
  await Promise.resolve();
  screen.get<HTMLFormElement>('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  return screen;
}

test('"wrong person" takes the match away, and the search by name goes to Salesforce', async () => {
  const { commands } = await search(' Berta Vogel ');
  expect(commands).toEqual([
    { type: 'rejectMatch', callId: 'c1' },
    { type: 'searchByName', callId: 'c1', text: 'Berta Vogel' },
  ]);
});

test('once somebody is taken for the caller the search is over, and the question is there again', async () => {
  const screen = await mount('phone-wrong-person', WrongPerson, { callId: 'c1' });
  screen.button('Wrong person?')!.click();
  await Promise.resolve();
  expect(screen.button('Search')).toBeDefined();
  await screen.change({ hasMatch: true });
  expect([screen.button('Search'), screen.button('Wrong person?')?.textContent]).toEqual([undefined, 'Wrong person?']);
});

test('a name of fewer than three letters is not searched: Salesforce would refuse it', async () => {
  const { commands, button } = await search('Bo');
  expect(commands).toEqual([{ type: 'rejectMatch', callId: 'c1' }]);
  expect(button('Search')?.hasAttribute('disabled')).toBe(true);
});
