import fc from 'fast-check';
import { cutText, plainText } from './plainText';

test('a name that turns the text around it is shown in its own order', () => {
  expect(plainText('\u202eevilA\u202c \u2066x\u2069', 80)).toBe('evilA x');
});

test('line breaks, tabs and escape characters become single spaces', () => {
  expect(plainText(' Jo\r\n\tMeyer\u001b[31m ', 80)).toBe('Jo Meyer [31m');
});

test('HTML stays text, letter for letter', () => {
  expect(plainText('<img src=x onerror=alert(1)>', 80)).toBe('<img src=x onerror=alert(1)>');
});

test('a cut never leaves half a character', () => {
  expect(cutText('ab😀', 3)).toBe('ab');
  expect(plainText('ab😀', 4)).toBe('ab😀');
});

test('a number is text, and what is neither text nor number is nothing', () => {
  expect([plainText(4711, 9), plainText(null, 9), plainText({ toString: () => 'x' }, 9)]).toEqual(['4711', '', '']);
});

test('whatever comes in, it comes out short, well-formed and without control characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
      const plain = plainText(text, limit);
      expect(plain.length).toBeLessThanOrEqual(limit);
      expect(plain).toBe(plainText(plain, limit));
      expect(/\p{Cc}|\p{Bidi_Control}|\p{Cs}/u.test(plain)).toBe(false);
    }),
  );
});
