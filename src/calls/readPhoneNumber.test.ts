import fc from 'fast-check';
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import mobileExamples from 'libphonenumber-js/mobile/examples';
import { createReadPhoneNumber, readPhoneNumber } from './readPhoneNumber';

test.each([
  '030 123456',
  '+49 (0)30 123456',
  '0049 30 123456',
  '4930123456',
  'tel:+49-30-123456;ext=5',
  'sip:+4930123456@pbx.example.com',
  '+4930123456@pbx.example.com',
  '٠٣٠ ١٢٣٤٥٦',
  '０３０ １２３４５６',
])('in Germany "%s" is one and the same number', async (raw) => {
  expect(await readPhoneNumber(raw, 'DE')).toMatchObject({ e164: '+4930123456', display: '030 123456' });
});

test('a number of another country is shown with its country code', async () => {
  expect(await readPhoneNumber('+33123456789', 'DE')).toMatchObject({
    e164: '+33123456789',
    display: '+33 1 23 45 67 89',
  });
});

test('numbers of every country are shown abroad as the library writes them', async () => {
  const examples = getCountries().map((country) => getExampleNumber(country, mobileExamples)!.number);
  const changed = examples.flatMap((number) =>
    ['00', '17', '93', '555'].map((end) => number.slice(0, -end.length) + end),
  );
  const numbers = [...examples, ...changed].map((number) => parsePhoneNumberFromString(number)!);
  expect(numbers.length).toBeGreaterThan(1000);
  for (const number of numbers.filter((each) => each.isPossible())) {
    const { display } = await readPhoneNumber(number.number, 'nowhere');
    expect(display).toBe(number.formatInternational());
  }
});

test('a number is looked for in every way in which people store it', async () => {
  const { spellings } = await readPhoneNumber('+49 30 1234567', 'US');
  expect(spellings).toEqual([
    '49301234567',
    '0301234567',
    '301234567',
    '0049301234567',
    '01149301234567',
    '490301234567',
    '1234567',
  ]);
});

test('a North American number is found without the 1 too', async () => {
  const { spellings } = await readPhoneNumber('(202) 555-0123', 'US');
  expect(spellings).toEqual(expect.arrayContaining(['12025550123', '2025550123', '5550123']));
});

test.each(['101', '4711', '12345', '123456'])('extension %s is not taken for a line in town', async (raw) => {
  expect(await readPhoneNumber(raw, 'DE')).toEqual({ e164: '', display: raw, spellings: [raw] });
});

test('in a country of short numbers six digits are a number', async () => {
  expect((await readPhoneNumber('712345', 'AD')).e164).toBe('+376712345');
});

test('an unknown region still reads numbers with a country code', async () => {
  expect((await readPhoneNumber('+4930123456', 'nowhere')).e164).toBe('+4930123456');
});

test.each(['anonymous', '', '+', '<b>x</b>', '<i>123456</i>', 'jo12345', '\u202e', 'sip:jo@example.com'])(
  '"%s" is no number, and nothing is searched',
  async (raw) => {
    expect(await readPhoneNumber(raw, 'DE')).toMatchObject({ e164: '', spellings: [] });
  },
);

test('a number that comes with 00 from the phone system is read where 00 does not lead abroad too', async () => {
  expect((await readPhoneNumber('0049 30 123456', 'US')).e164).toBe('+4930123456');
});

test('a text that is too long is not read as the number it begins with', async () => {
  expect((await readPhoneNumber(`030 123456${'-'.repeat(60)}7`, 'DE')).e164).toBe('');
});

test('300 digits are shown cut and searched for nowhere', async () => {
  expect(await readPhoneNumber('9'.repeat(300), 'DE')).toEqual({ e164: '', display: '9'.repeat(40), spellings: [] });
});

test('whatever text comes, reading does not fail and the search gets digits only', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+0-9 ()\-٠-٩]{0,40}$/));
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom('DE', 'US', 'AD', '', '__proto__'), async (raw, region) => {
      const { spellings, e164, display } = await readPhoneNumber(raw, region);
      expect(display.length).toBeLessThanOrEqual(40);
      expect(e164).toMatch(/^(\+[0-9]{5,17})?$/);
      expect(spellings.length).toBeLessThanOrEqual(8);
      for (const digits of spellings) expect(digits).toMatch(/^[0-9]{3,15}$/);
    }),
  );
});

test('what is not text at all does not fail either', async () => {
  expect(await readPhoneNumber(null as unknown as string, undefined as unknown as string)).toEqual({
    e164: '',
    display: '',
    spellings: [],
  });
});

test('while the library cannot be loaded the digits are used as they are, and it is loaded again next time', async () => {
  const failures: unknown[] = [];
  const load = jest.fn(() => import('libphonenumber-js/min')).mockRejectedValueOnce(new Error('offline'));
  const read = createReadPhoneNumber(load, (cause) => failures.push(cause));
  expect(await read('030 123456', 'DE')).toEqual({ e164: '', display: '030 123456', spellings: ['030123456'] });
  expect(failures).toHaveLength(1);
  expect((await read('030 123456', 'DE')).e164).toBe('+4930123456');
});
