import fc from 'fast-check';
import { callerFrom } from './caller';

test('a caller with a number and a name is taken as it is', () => {
  expect(callerFrom({ rawNumber: '+4930123456', displayName: '"Jo Meyer"' })).toEqual({
    rawNumber: '+4930123456',
    e164: '',
    displayName: 'Jo Meyer',
    isWithheld: false,
  });
});

test.each(['', 'anonymous', 'Anonymous', 'sip:anonymous@anonymous.invalid', 'unavailable', '   ', undefined])(
  'a caller who sends %p as number is withheld',
  (rawNumber) => {
    expect(callerFrom({ rawNumber, displayName: 'Anonymous' })).toMatchObject({ isWithheld: true, displayName: '' });
  },
);

test('a caller whom the phone system marks as withheld is withheld, whatever number is there', () => {
  expect(callerFrom({ rawNumber: '+4930123456', isWithheld: true }).isWithheld).toBe(true);
});

test('a company called "Private Bank" keeps its name and its number', () => {
  expect(callerFrom({ rawNumber: '+4930123456', displayName: 'Private Bank' })).toMatchObject({
    isWithheld: false,
    displayName: 'Private Bank',
  });
});

test('a name that writes from right to left by force, and 300 digits, are cut and harmless', () => {
  const caller = callerFrom({ rawNumber: '9'.repeat(300), displayName: `\u202e${'<b>x</b>'.repeat(100)}` });
  expect(caller.rawNumber).toHaveLength(80);
  expect(caller.displayName).toHaveLength(80);
  expect(caller.displayName).not.toContain('\u202e');
});

test('no text from the wire makes it throw', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (rawNumber, displayName) => void callerFrom({ rawNumber, displayName })),
  );
});
