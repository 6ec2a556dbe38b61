/** @jest-environment node */
import { Core } from 'sip.js';
import { readLineWord } from './lineWord';

const TRUST = {
  trustedHeaders: true,
  callerKeys: [
    { header: 'X-Case-Number', field: 'Case.CaseNumber' },
    { header: 'User-to-User', field: 'Id' },
  ],
};

function wordOf(headers: Readonly<Record<string, string>>, trust = TRUST) {
  return readLineWord({ names: Object.keys(headers), first: (name) => headers[name.toLowerCase()] }, trust);
}

test('on a line that is not trusted no header counts, whatever it says', () => {
  expect(wordOf({ 'x-case-number': '00001026' }, { ...TRUST, trustedHeaders: false })).toBeUndefined();
});

test('a case number, a queue and the dialled number are handed on as text', () => {
  const headers = { 'x-case-number': ' 00001026 ', 'x-queue': 'Support', to: '<sip:+4930555@pbx.test>;tag=1' };
  expect(wordOf(headers)).toEqual({
    verification: 'absent',
    queue: 'Support',
    dialledNumber: '+4930555',
    keys: [{ field: 'Case.CaseNumber', value: '00001026' }],
    headers: { 'x-case-number': '00001026', 'x-queue': 'Support' },
  });
});

test('the dialled number and the queue name records too, by the words DNIS and Queue', () => {
  const callerKeys = [
    { header: 'DNIS', field: 'Account.Hotline__c' },
    { header: 'Queue', field: 'Product2.Name' },
  ];
  const headers = { to: '<sip:+4930555@pbx.test>;tag=1', 'x-queue': 'Pumps', dnis: 'somebody wrote this header' };
  expect(wordOf(headers, { ...TRUST, callerKeys })?.keys).toEqual([
    { field: 'Account.Hotline__c', value: '+4930555' },
    { field: 'Product2.Name', value: 'Pumps' },
  ]);
});

test('a call that was passed on names the number that was dialled first', () => {
  expect(wordOf({ to: '<sip:alice@pbx.test>', diversion: '<tel:+4930777>;reason=unconditional' })).toMatchObject({
    dialledNumber: '+4930777',
  });
  expect(wordOf({ to: '<sip:alice@pbx.test>' })).toMatchObject({ dialledNumber: '' });
});

test.each([
  ['<sip:+4930123@carrier.test;verstat=TN-Validation-Passed>', 'passed'],
  ['<tel:+4930123;verstat=TN-Validation-Failed>', 'failed'],
  ['<tel:+4930123;verstat=No-TN-Validation>', 'absent'],
  ['<tel:+4930123>', 'absent'],
])('the carrier says %s: %s', (identity, verification) => {
  expect(wordOf({ 'p-asserted-identity': identity })).toMatchObject({ verification });
});

test('User-to-User is read as hex where it says so, and as it stands elsewhere', () => {
  expect(wordOf({ 'user-to-user': '303033;encoding=hex' })?.keys).toEqual([{ field: 'Id', value: '003' }]);
  expect(wordOf({ 'user-to-user': '303033' })?.keys).toEqual([{ field: 'Id', value: '303033' }]);
});

test('of a real INVITE the phone system’s own headers are handed on, in the spelling of SIP.js, and no others', () => {
  const lines = ['INVITE sip:alice@pbx.test SIP/2.0', 'From: <sip:+4930@pbx.test>;tag=1', 'To: <sip:alice@pbx.test>'];
  const own = ['x-queue: Pumps', 'X-CUSTOMER-id: 4711', 'User-to-User: 303033;encoding=hex', 'Subject: Hello'];
  const log = new Core.LoggerFactory().getLogger('test');
  const invite = Core.Parser.parseMessage([...lines, ...own, 'Content-Length: 0', '', ''].join('\r\n'), log);
  const headers = { names: Object.keys(invite!.headers), first: (name: string) => invite!.getHeader(name) };
  expect(readLineWord(headers, TRUST)).toMatchObject({ queue: 'Pumps' });
  expect(readLineWord(headers, TRUST)?.headers).toEqual({
    'X-Queue': 'Pumps',
    'X-Customer-Id': '4711',
    'User-To-User': '303033;encoding=hex',
  });
});
