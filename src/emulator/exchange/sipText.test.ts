/** @jest-environment node */
import { headersOf, splitText, splitValues, textOf, withFirst, withHeader, withoutFirst } from './sipText';

const MESSAGE = [
  'INVITE sip:a@b SIP/2.0',
  'v: SIP/2.0/WS one;branch=z9hG4bK1 , SIP/2.0/WS two;branch=z9hG4bK2',
  'Record-Route: "a, b" <sip:one;lr>,',
  '  <sip:two,x;lr>',
  'X-Own:  keeps, its comma ',
  'l: 3',
  '',
  'äb',
].join('\r\n');

test('compact names, folded lines and lists of values are read as RFC 3261 writes them out', () => {
  const message = splitText(MESSAGE)!;
  expect(headersOf(message, 'via')).toEqual(['SIP/2.0/WS one;branch=z9hG4bK1', 'SIP/2.0/WS two;branch=z9hG4bK2']);
  expect(headersOf(message, 'record-route')).toEqual(['"a, b" <sip:one;lr>', '<sip:two,x;lr>']);
  expect(headersOf(message, 'x-own')).toEqual(['keeps, its comma']);
});

test('a message that is handed on keeps its lines and their order, and its length is right in bytes', () => {
  const signed = withFirst(
    withHeader(splitText(MESSAGE)!, 'max-forwards', '69'),
    'via',
    'SIP/2.0/WS us;branch=z9hG4bK0',
  );
  const lines = textOf(signed).split('\r\n');
  expect(lines[1]).toBe('Via: SIP/2.0/WS us;branch=z9hG4bK0');
  expect(lines).toContain('X-Own: keeps, its comma');
  expect(lines).toContain('Content-Length: 3');
  expect(lines).toContain('Max-Forwards: 69');
  expect(withoutFirst(signed, 'via').headers).toEqual(withHeader(splitText(MESSAGE)!, 'max-forwards', '69').headers);
});

test.each([['<'.repeat(200_000)], ['"'.repeat(200_001)], ['"\\'.repeat(100_000)], ['<,'.repeat(100_000)]])(
  '200,000 opening marks are split in no time (%#)',
  (value) => {
    const startedAt = performance.now();
    splitValues(value);
    expect(performance.now() - startedAt).toBeLessThan(500);
  },
);

test('quotes and brackets that are never closed go on to the end', () => {
  expect(splitValues('a, "b, c')).toEqual(['a', '"b, c']);
  expect(splitValues('a, <b, c')).toEqual(['a', '<b, c']);
  expect(splitValues(', ,a,,')).toEqual(['a']);
});
