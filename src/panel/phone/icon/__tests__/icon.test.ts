import { mount } from '../../../stories/mount';
import Icon from '../icon';

test('an icon is hidden from screen readers: the text beside it says the same', async () => {
  const icon = await mount('phone-icon', Icon, { name: 'utility:call' });
  expect(icon.get('svg').getAttribute('aria-hidden')).toBe('true');
});

test('a record stands on the tile of its kind', async () => {
  const icon = await mount('phone-icon', Icon, { name: 'standard:person_account' });
  expect(icon.get('span').className).toContain('slds-icon-standard-person-account');
});

test('an icon that we do not have is shown as the default one', async () => {
  const icon = await mount('phone-icon', Icon, { name: 'standard:unheard_of' });
  expect(icon.get('span').dataset.icon).toBe('standard:default');
});
