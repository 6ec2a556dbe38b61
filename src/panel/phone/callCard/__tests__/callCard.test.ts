import { mount } from '../../../stories/mount';
import { connected, dialling, three } from '../../../stories/storyParts';
import CallCard from '../callCard';

const nothing = { ...dialling.can, hangUp: false };

test('a call shows who it is with, what it does, and how long it has run', async () => {
  const card = await mount('phone-call-card', CallCard, { call: connected });
  expect(card.text()).toContain('Anna Berger | Berger Maschinenbau GmbH | +49 170 1234567');
  expect(card.get('[role="status"]').textContent).toBe('Connected');
  expect(card.get('phone-call-timer')).toHaveProperty('since', connected.connectedAt);
});

test('nobody talks yet: there is no clock', async () => {
  const card = await mount('phone-call-card', CallCard, { call: dialling });
  expect(card.all('phone-call-timer')).toEqual([]);
});

test('only what can be done has a button', async () => {
  const card = await mount('phone-call-card', CallCard, { call: { ...connected, can: nothing, candidates: [] } });
  expect(card.all('button')).toEqual([]);
});

test('mute is asked for, and taken back', async () => {
  const card = await mount('phone-call-card', CallCard, { call: connected });
  card.button('Mute')!.click();
  await card.change({ call: { ...connected, isMuted: true } });
  expect(card.get('.status').className).toContain('status_muted');
  card.button('Unmute')!.click();
  expect(card.commands).toEqual([
    { type: 'setMuted', callId: 'call-1', muted: true },
    { type: 'setMuted', callId: 'call-1', muted: false },
  ]);
});

test('hold becomes resume', async () => {
  const card = await mount('phone-call-card', CallCard, { call: connected });
  card.button('Hold')!.click();
  await card.change({ call: { ...connected, phase: 'held', can: { ...connected.can, hold: false, resume: true } } });
  card.button('Resume')!.click();
  expect(card.commands).toEqual([
    { type: 'hold', callId: 'call-1' },
    { type: 'resume', callId: 'call-1' },
  ]);
});

test('hang up ends the call', async () => {
  const card = await mount('phone-call-card', CallCard, { call: connected });
  card.button('Hang up')!.click();
  expect(card.commands).toEqual([{ type: 'hangUp', callId: 'call-1' }]);
});

test('the name opens the record', async () => {
  const card = await mount('phone-call-card', CallCard, { call: connected });
  card.button('Anna Berger')!.click();
  expect(card.commands).toEqual([{ type: 'openRecord', recordId: connected.candidates[0]!.recordId }]);
});

test('a caller nobody knows is not a link, and can become a contact', async () => {
  const call = { ...connected, candidates: [], can: { ...connected.can, createContact: true } };
  const card = await mount('phone-call-card', CallCard, { call });
  expect(card.button('Anna Berger')).toBeUndefined();
  card.button('New contact')!.click();
  expect(card.commands).toEqual([{ type: 'createContact', callId: 'call-1' }]);
});

test('the choice among several records stays during the call', async () => {
  const card = await mount('phone-call-card', CallCard, { call: { ...connected, candidates: three } });
  expect(card.get('phone-candidate-list')).toHaveProperty('candidates', three);
});

test('a problem is told with what to do, and read out', async () => {
  const problem = { text: 'No hold.', hint: 'Ask the caller to wait.' };
  const card = await mount('phone-call-card', CallCard, { call: { ...connected, problem } });
  expect(card.get('[role="alert"]').textContent).toContain('No hold.Ask the caller to wait.');
});

test('the keypad opens and closes, and says whether it is open', async () => {
  const card = await mount('phone-call-card', CallCard, { call: connected });
  expect(card.button('Keypad')!.getAttribute('aria-expanded')).toBe('false');
  card.button('Keypad')!.click();
  await Promise.resolve();
  expect(card.get('phone-in-call-keypad')).toHaveProperty('callId', 'call-1');
  expect(card.button('Hide keypad')!.getAttribute('aria-expanded')).toBe('true');
  card.button('Hide keypad')!.click();
  await Promise.resolve();
  expect(card.all('phone-in-call-keypad')).toEqual([]);
});

test('where Answer was there is no Hang up, for the second half of a double click', async () => {
  const inbound = await mount('phone-call-card', CallCard, {
    call: { ...dialling, direction: 'inbound', phase: 'answering' },
  });
  expect(inbound.button('Hang up')!.className).toContain('action_first');
  const outbound = await mount('phone-call-card', CallCard, { call: dialling });
  expect(outbound.button('Hang up')!.className).toContain('action_wide');
});
