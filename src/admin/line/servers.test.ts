/** @jest-environment node */
import { readDefinition } from '../callCenterFile/readDefinition';
import { mediaServersOf, socketsOf } from './servers';
import { readAnswer } from './stun';

test('servers are found in any value, with the ports and transports of their kind', () => {
  const items = [
    'wss://a.example/ws, wss://b.example:7443',
    'stun:s.example turns:t.example?transport=tcp',
    'TURN:[::1]:99',
  ];
  const xml = `<callCenter><section name="x" label="x" sortOrder="0">${items
    .map((value, at) => `<item name="i${at}" label="i" sortOrder="${at}">${value}</item>`)
    .join('')}</section></callCenter>`;
  const { definition } = readDefinition(xml, 'x.xml');
  expect(socketsOf(definition).map(({ url }) => url)).toEqual(['wss://a.example/ws', 'wss://b.example:7443']);
  expect(mediaServersOf(definition)).toEqual([
    { text: 'stun:s.example', kind: 'stun', host: 's.example', port: 3478, transport: 'udp' },
    { text: 'turns:t.example?transport=tcp', kind: 'turn', host: 't.example', port: 5349, transport: 'tls' },
    { text: 'TURN:[::1]:99', kind: 'turn', host: '::1', port: 99, transport: 'udp' },
  ]);
});

test('what is no answer to the question is none: cut, foreign, or of another kind', () => {
  const question = Buffer.concat([Buffer.from('000100002112a442', 'hex'), Buffer.alloc(12, 7)]);
  const answer = Buffer.concat([Buffer.from('010100002112a442', 'hex'), Buffer.alloc(12, 7)]);
  expect(readAnswer(answer, question)).toEqual({ isSuccess: true, errorCode: 0, realm: '' });
  expect(readAnswer(answer.subarray(0, 19), question)).toBeNull();
  expect(readAnswer(Buffer.from(answer).fill(8, 8), question)).toBeNull();
  expect(readAnswer(question, question)).toBeNull();
  const lying = Buffer.concat([
    Buffer.from('0111000a2112a442', 'hex'),
    Buffer.alloc(12, 7),
    Buffer.from('0009ffff0000', 'hex'),
  ]);
  expect(readAnswer(lying, question)).toBeNull();
});
