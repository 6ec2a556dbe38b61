import { mount } from '../../../stories/mount';
import { three } from '../../../stories/storyParts';
import CandidateList from '../candidateList';

test('each record is a button with name, company and reason, and sends its id', async () => {
  const list = await mount('phone-candidate-list', CandidateList, { callId: 'call-1', candidates: three });
  expect(list.all('button')).toHaveLength(3);
  expect(list.text()).toContain('Bernd Berger | Berger Maschinenbau GmbH | Home phone is +49 170 1234567');
  list.all('button')[2]!.click();
  expect(list.commands).toEqual([{ type: 'chooseCandidate', callId: 'call-1', recordId: '00Q000000000001AAA' }]);
});

test('the chosen record is marked, for eyes and for screen readers', async () => {
  const candidates = three.map((candidate, index) => ({ ...candidate, isChosen: index === 1 }));
  const list = await mount('phone-candidate-list', CandidateList, { callId: 'call-1', candidates });
  expect(list.all('button').map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false']);
  expect(list.all('.chosen phone-icon')).toHaveLength(1);
});
