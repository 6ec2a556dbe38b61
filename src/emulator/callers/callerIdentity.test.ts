import { Grammar } from 'sip.js/lib/grammar/grammar.js';
import { identityOf } from './callerIdentity';

const DOMAIN = 'pbx.acme.localhost';

/** What a phone reads out of the From header that this identity becomes. */
function readBack(number: string, displayName = '', isWithheld = false) {
  const identity = identityOf({ number, displayName, isWithheld }, DOMAIN);
  const name = identity.quotedName ? `"${identity.quotedName}" ` : '';
  const header = Grammar.nameAddrHeaderParse(`${name}<${identity.uri.toString()}>;tag=x`);
  return { user: header?.uri.user, host: header?.uri.host, name: header?.displayName?.replace(/\\(.)/g, '$1') };
}

test.each([
  ['+4930123456'],
  ['anonymous'],
  ['+'],
  ['1234567890'.repeat(30)],
  ['12:34'],
  ['100%'],
  ['%41'],
  ['a b;c=d?e/f@g"h<i>j'],
  ['\u202Eשלום'],
  ['<script>alert(1)</script>'],
  ['x'.repeat(1_000)],
])('the number %j arrives at the phone as it was typed', (number) => {
  expect(readBack(number)).toMatchObject({ user: number, host: DOMAIN });
});

test.each([['<b>Jo</b>'], ['say "hi" \\ o/'], ['\u202Eמרחבا'], ['Zoë 😀']])(
  'the name %s arrives as it was typed',
  (name) => {
    expect(readBack('1', name).name).toBe(name);
  },
);

test('a name cannot smuggle a header in', () => {
  expect(readBack('1', 'Jo\r\nRoute: <sip:evil.example>').name).toBe('Jo  Route: <sip:evil.example>');
});

test('half a character is replaced, not fatal', () => {
  expect(readBack('1\ud83d').user).toBe('1\ufffd');
});

test('without a number there is none', () => {
  expect(readBack('')).toMatchObject({ user: undefined, host: DOMAIN });
});

test('a SIP address stays one, and what only looks like one becomes text', () => {
  expect(readBack('sip:jo@example.com')).toMatchObject({ user: 'jo', host: 'example.com' });
  expect(readBack('sip:@@')).toMatchObject({ user: 'sip:@@', host: DOMAIN });
});

test('a withheld number says nothing but that', () => {
  const identity = identityOf({ number: '+4930123456', displayName: 'Jo', isWithheld: true }, DOMAIN);
  expect(identity.uri.toString()).toBe('sip:anonymous@anonymous.invalid');
  expect(identity.quotedName).toBe('Anonymous');
  expect(identity.extraHeaders).toEqual(['Privacy: id']);
});
