import { fullRecordId } from './recordId';

test('the long form of an id is derived from the capitals of the short one', () => {
  expect(fullRecordId('0015000000Gv7qJ')).toBe('0015000000Gv7qJAAR');
  expect(fullRecordId('003000000000001')).toBe('003000000000001AAA');
});

test('a long id stays as it is', () => {
  expect(fullRecordId('0015000000Gv7qJAAR')).toBe('0015000000Gv7qJAAR');
});

test.each([[''], ['Ada'], [7], [null], ['0015000000Gv7qJ!AR'], ['0015000000Gv7qJA']])('%j is no id', (text) => {
  expect(fullRecordId(text)).toBeNull();
});
