import { readPhoneNumber } from './readPhoneNumber';
import { readStoredNumber } from './storedNumber';

test.each([
  // What stands there, home, the record's country, what is dialled.
  ['020 7946 0123', 'DE', 'GB', '+442079460123'],
  ['(020) 7946-0123', 'DE', 'GB', '+442079460123'],
  ['01 23 45 67 89', 'DE', 'FR', '+33123456789'],
  ['(212) 555-0145', 'DE', 'US', '+12125550145'],
  ['030 123456', 'US', 'DE', '+4930123456'],
])('"%s" at home in %s, on a record in %s, is %s', async (...[raw, home, ofRecord, e164]) => {
  expect((await readStoredNumber(raw, { home, ofRecord }, readPhoneNumber)).e164).toBe(e164);
});

test('it is shown with its country code, so that nobody takes it for a number at home', async () => {
  const number = await readStoredNumber('020 7946 0123', { home: 'DE', ofRecord: 'GB' }, readPhoneNumber);
  expect(number.display).toBe('+44 20 7946 0123');
});

test.each([
  ['a country code says where it belongs', '+49 30 123456', 'GB', '+4930123456'],
  ['so do two zeros', '0049 30 123456', 'GB', '+4930123456'],
  ['a record without a country', '030 123456', '', '+4930123456'],
  ['a country that nobody knows', '030 123456', 'nowhere', '+4930123456'],
  ['no number there', '030 123456', 'US', '+4930123456'],
  ['a number in both, grouped as at home', '030 12345678', 'AT', '+493012345678'],
])('%s: read as at home', async (...[, raw, ofRecord, e164]) => {
  expect((await readStoredNumber(raw, { home: 'DE', ofRecord }, readPhoneNumber)).e164).toBe(e164);
});

test('an extension stays one', async () => {
  expect((await readStoredNumber('4711', { home: 'DE', ofRecord: 'GB' }, readPhoneNumber)).e164).toBe('');
});
