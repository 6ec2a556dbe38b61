import { mount } from '../../../stories/mount';
import { connected, dialling } from '../../../stories/storyParts';
import CallStrip from '../callStrip';

test('a call behind another one stays in reach', async () => {
  const held = { ...connected, statusText: 'On hold', can: { ...connected.can, hold: false, resume: true } };
  const strip = await mount('phone-call-strip', CallStrip, { call: held });
  expect(strip.get('.title').textContent).toBe('Anna Berger');
  expect(strip.button('Hold Anna Berger')).toBeUndefined();
  strip.button('Resume Anna Berger')!.click();
  strip.button('Hang up Anna Berger')!.click();
  expect(strip.commands).toEqual([
    { type: 'resume', callId: 'call-1' },
    { type: 'hangUp', callId: 'call-1' },
  ]);
});

test('a call that is talked on can be put on hold', async () => {
  const strip = await mount('phone-call-strip', CallStrip, { call: connected });
  strip.button('Hold Anna Berger')!.click();
  expect(strip.commands).toEqual([{ type: 'hold', callId: 'call-1' }]);
});

test('the clock runs only once somebody talks', async () => {
  const strip = await mount('phone-call-strip', CallStrip, { call: connected });
  expect(strip.all('phone-call-timer')).toHaveLength(1);
  await strip.change({ call: dialling });
  expect(strip.all('phone-call-timer')).toEqual([]);
});
