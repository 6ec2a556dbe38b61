/** @jest-environment node */
import { makeDesk } from './makeDesk';

const NUMBER = '+4930123456';
const MARIA = {
  recordId: '003000000000001AAA',
  objectType: 'Contact',
  name: 'Maria Keller',
  numbers: ['+49 30 123456'],
};

test.each([
  [true, 'passed', { tone: 'good', text: 'Number verified' }],
  [true, 'failed', { tone: 'bad', text: 'The number may be faked' }],
  [true, 'absent', { tone: 'plain', text: 'Number not verified' }],
  [false, 'absent', null],
] as const)('on a line that is trusted (%p), a verification that %s is told: %p', async (...given) => {
  const [trustedHeaders, verification, told] = given;
  const desk = makeDesk({ people: [MARIA], settings: { trustedHeaders } });
  await desk.start();
  desk.line.ringWithWord('c1', NUMBER, { verification });
  await desk.settled();
  expect(desk.call.verification).toEqual(told);
});

test('a waiting tab whose console does not say what is in front opens the record all the same', async () => {
  const desk = makeDesk({ tab: { role: 'waiting', canTakeOver: false, ownerText: 'There' } });
  await desk.start();
  const target = { kind: 'record', recordId: MARIA.recordId };
  desk.host.readFront = () => Promise.reject(new Error('no answer'));
  desk.ownership.ownerPops(target);
  await desk.settled();
  desk.host.readFront = () => new Promise(() => undefined);
  desk.ownership.ownerPops(target);
  await desk.wait(500);
  expect(desk.host.pops).toEqual([target, target]);
});
