import { mount } from '../../../stories/mount';
import { hostileName, ringing, three } from '../../../stories/storyParts';
import IncomingCall from '../incomingCall';

test('who is calling stands first: name, company, number, and why it is this record', async () => {
  const screen = await mount('phone-incoming-call', IncomingCall, { call: ringing });
  expect(screen.get('h1').textContent).toBe('Anna Berger');
  expect(screen.text()).toContain('Berger Maschinenbau GmbH | +49 170 1234567 | Mobile is +49 170 1234567');
});

test('answer and decline send their call', async () => {
  const screen = await mount('phone-incoming-call', IncomingCall, { call: ringing });
  screen.button('Answer')!.click();
  screen.button('Decline')!.click();
  expect(screen.commands).toEqual([
    { type: 'answer', callId: 'call-1' },
    { type: 'decline', callId: 'call-1' },
  ]);
});

test('what the phone system cannot do has no button', async () => {
  const call = { ...ringing, can: { ...ringing.can, decline: false } };
  const screen = await mount('phone-incoming-call', IncomingCall, { call });
  expect(screen.button('Decline')).toBeUndefined();
  expect(screen.button('Answer')).toBeDefined();
});

test('the focus goes to the region, so that an Enter meant for something else does not answer', async () => {
  const screen = await mount('phone-incoming-call', IncomingCall, { call: ringing });
  screen.element.focus();
  expect(screen.element.shadowRoot!.activeElement).toBe(screen.get('section'));
});

test('a number that is the title is not said twice', async () => {
  const call = { ...ringing, title: '+49 170 1234567', subtitle: '' };
  const screen = await mount('phone-incoming-call', IncomingCall, { call });
  expect(screen.all('.number')).toEqual([]);
});

test('several records are offered as a choice', async () => {
  const call = { ...ringing, matchState: 'many', candidates: three };
  const screen = await mount('phone-incoming-call', IncomingCall, { call });
  expect(screen.get('phone-candidate-list')).toHaveProperty('candidates', three);
});

test('a caller nobody knows can be asked for as a new contact before the answer', async () => {
  const call = { ...ringing, can: { ...ringing.can, createContact: true } };
  const screen = await mount('phone-incoming-call', IncomingCall, { call });
  screen.button('New contact')!.click();
  expect(screen.commands).toEqual([{ type: 'createContact', callId: 'call-1' }]);
  await screen.change({ call: ringing });
  expect(screen.button('New contact')).toBeUndefined();
});

test('one record is no choice', async () => {
  const screen = await mount('phone-incoming-call', IncomingCall, { call: ringing });
  expect(screen.all('phone-candidate-list')).toEqual([]);
});

test('a refused microphone is told where the answer button is, with what to do', async () => {
  const call = { ...ringing, problem: { text: 'The microphone is blocked.', hint: 'Allow it, then answer again.' } };
  const screen = await mount('phone-incoming-call', IncomingCall, { call });
  expect(screen.get('[role="alert"]').textContent).toContain('The microphone is blocked.Allow it, then answer again.');
});

test('markup in a display name is shown as text', async () => {
  const screen = await mount('phone-incoming-call', IncomingCall, { call: { ...ringing, title: hostileName } });
  expect(screen.all('img')).toEqual([]);
  expect(screen.get('h1').textContent).toBe(hostileName);
});
