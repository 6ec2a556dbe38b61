/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { asLiteral, asMethodName } from './apexText';
import { apexCaseClasses } from './renderCases';

test('the classes are what the case tables give', async () => {
  // When this fails: node scripts/run.mjs scripts/apexCases.ts
  for (const [path, text] of Object.entries(await apexCaseClasses())) {
    expect({ path, text: readFileSync(path, 'utf8') }).toEqual({ path, text });
  }
});

test('there are cases enough for Apex, too', async () => {
  const texts = Object.values(await apexCaseClasses());
  const asked = texts.flatMap((text) => text.match(/, foundAmong\(/g) ?? []);
  expect(asked.length).toBeGreaterThanOrEqual(150);
});

test('no test method asks for more searches than a transaction has', async () => {
  for (const text of Object.values(await apexCaseClasses())) {
    for (const body of text.split('@IsTest')) expect(body.match(/ foundAmong\(/g)?.length ?? 0).toBeLessThan(20);
  }
});

test('every method of a class has a name of its own, short enough for Apex', async () => {
  for (const text of Object.values(await apexCaseClasses())) {
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
