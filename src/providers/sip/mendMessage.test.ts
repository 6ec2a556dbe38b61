/** @jest-environment node */
import { callIdOfBareRinging, mendMessage, RAW_FROM } from './mendMessage';

const request = (from: string): string =>
  `INVITE sip:a@b.c SIP/2.0\r\nVia: SIP/2.0/WS x.y;branch=z9hG4bK1\r\n${from}\r\nCall-ID: c1\r\n\r\nv=0\r\nFrom: not a header\r\n`;

test('a caller that SIP.js can read is passed on untouched', () => {
  for (const from of [
    'From: "Jo" <sip:+49301@b.c>;tag=1',
    'f: sip:jo@b.c;tag=1',
    'From: "Žo" <sip:jo@10.0.0.1:5060>;tag=1',
  ]) {
    expect(mendMessage(request(from))).toBe(request(from));
  }
});

test('a caller that it cannot read is set aside, with the tag kept and the body untouched', () => {
  const mended = mendMessage(request('f : Žofie\r\n <tel:+420123>\r\n\t;tag=ab.c'));
  expect(mended).toBe(
    request(`From: <sip:unreadable@unreadable.invalid>;tag=ab.c\r\n${RAW_FROM}: Žofie <tel:+420123> ;tag=ab.c`),
  );
});

test('a tag that only seems to be one, inside the address, is not taken', () => {
  expect(mendMessage(request('From: <sip:a b;tag=inside@b.c>'))).toContain(
    'From: <sip:unreadable@unreadable.invalid>\r\n',
  );
});

test('answers are never touched', () => {
  const answer = 'SIP/2.0 200 OK\r\nFrom: <tel:1>;tag=1\r\n\r\n';
  expect(mendMessage(answer)).toBe(answer);
});

test('only a ringing that SIP.js would drop is read for it', () => {
  const ringing = 'SIP/2.0 180 Ringing\r\nCSeq: 1 INVITE\r\ni: c1\r\n\r\n';
  expect(callIdOfBareRinging(ringing)).toBe('c1');
  expect(callIdOfBareRinging(ringing.replace('i:', 'm: <sip:a@b>\r\ni:'))).toBeNull();
  expect(callIdOfBareRinging(ringing.replace('180 Ringing', '200 OK'))).toBeNull();
});
