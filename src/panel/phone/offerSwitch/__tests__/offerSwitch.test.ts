import { mount } from '../../../stories/mount';
import OfferSwitch from '../offerSwitch';

test('the switch stands as it was kept, and tells how it was put', async () => {
  const screen = await mount('phone-offer-switch', OfferSwitch, { isOn: true });
  const box = screen.get<HTMLInputElement>('input');
  expect(box.checked).toBe(true);
  box.click();
  expect(screen.commands).toEqual([{ type: 'setOfferOnly', isOfferOnly: false }]);
});

test('who looks after the rules can save the softphone layout; agents are not offered it', async () => {
  const agents = await mount('phone-offer-switch', OfferSwitch, { isOn: true });
  expect(agents.button('Save the softphone layout as rules')).toBeUndefined();
  const admins = await mount('phone-offer-switch', OfferSwitch, { canImportLayout: true });
  admins.button('Save the softphone layout as rules')!.click();
  expect(admins.commands).toEqual([{ type: 'importLayout' }]);
});
