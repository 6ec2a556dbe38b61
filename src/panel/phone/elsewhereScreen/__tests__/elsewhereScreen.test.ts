import { mount } from '../../../stories/mount';
import ElsewhereScreen from '../elsewhereScreen';

test('a second tab says where the phone is and takes it over on request', async () => {
  const elsewhere = { canTakeOver: true, text: 'Calls ring in another tab.' };
  const screen = await mount('phone-elsewhere-screen', ElsewhereScreen, { elsewhere });
  expect(screen.text()).toContain('In use in another tab | Calls ring in another tab.');
  screen.button('Use it here')!.click();
  expect(screen.commands).toEqual([{ type: 'takeOver' }]);
});

test('during a call there is nothing to take over', async () => {
  const elsewhere = { canTakeOver: false, text: 'In a call.' };
  const screen = await mount('phone-elsewhere-screen', ElsewhereScreen, { elsewhere });
  expect(screen.all('button')).toEqual([]);
});
