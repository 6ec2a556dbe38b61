import { mount } from '../../../stories/mount';
import OfferSwitch from '../offerSwitch';

test('the switch stands as it was kept, and tells how it was put', async () => {
  const screen = await mount('phone-offer-switch', OfferSwitch, { isOn: true });
  const box = screen.get<HTMLInputElement>('input');
  expect(box.checked).toBe(true);
  box.click();
  expect(screen.commands).toEqual([{ type: 'setOfferOnly', isOfferOnly: false }]);
});
