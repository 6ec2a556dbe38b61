/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { asLiteral, asMethodName } from './apexText';
import { apexCaseClasses } from './renderCases';

test.each(Object.entries(apexCaseClasses()))('%s is what the case table gives', (path, text) => {
  // When this fails: node scripts/run.mjs scripts/apexCases.ts
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('every method of a class has a name of its own, short enough for Apex', () => {
  for (const text of Object.values(apexCaseClasses())) {
    const names = [...text.matchAll(/static void (\w+)\(\)/g)].map(([, name]) => name!);
    expect(new Set(names).size).toBe(names.length);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThan(128);
  }
});

test('quotes, backslashes and line breaks are safe in an Apex text', () => {
  expect(asLiteral(`O'Brien \\ "x"\n`)).toBe(`'O\\'Brien \\\\ "x"\\n'`);
  expect([asLiteral(null), asLiteral(0), asLiteral(true)]).toEqual(['null', '0', 'true']);
  expect(asMethodName('a missed call')).toBe('aMissedCall');
});
