import { mount } from '../../../stories/mount';
import { ringing } from '../../../stories/storyParts';
import CallPop from '../callPop';

const CASE = { recordId: '500000000000001AAA', label: 'Case 00001026', subtitle: 'It leaks' };

test('what is offered is a button with the reason why it is not open yet', async () => {
  const call = { ...ringing, offer: { label: 'Open Anna Berger', text: 'You asked to be offered only.' } };
  const screen = await mount('phone-call-pop', CallPop, { call });
  expect(screen.text()).toContain('You asked to be offered only.');
  screen.button('Open Anna Berger')!.click();
  expect(screen.commands).toEqual([{ type: 'acceptPop', callId: 'call-1' }]);
});

test('what waits for the answer is told without a button', async () => {
  const call = { ...ringing, offer: { label: '', text: 'Opens when you answer.' } };
  const screen = await mount('phone-call-pop', CallPop, { call });
  expect([screen.text(), screen.all('button')]).toEqual(['Opens when you answer.', []]);
});

test('the way back and open cases open their records', async () => {
  const call = { ...ringing, back: { recordId: '001000000000001AAA', label: 'Back to Globex' }, cases: [CASE] };
  const screen = await mount('phone-call-pop', CallPop, { call });
  screen.button('Back to Globex')!.click();
  screen.get<HTMLButtonElement>('.case').click();
  expect(screen.commands).toEqual([
    { type: 'openRecord', recordId: '001000000000001AAA' },
    { type: 'openRecord', recordId: CASE.recordId },
  ]);
});

test.each(['good', 'bad', 'plain'] as const)('whether a number is vouched for is said in words (%s)', async (tone) => {
  const call = { ...ringing, verification: { tone, text: 'Number verified' } };
  const screen = await mount('phone-call-pop', CallPop, { call });
  expect(screen.get(`.verification_${tone}`).textContent).toBe('Number verified');
});
