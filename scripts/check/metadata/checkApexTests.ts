import { apexReachOf } from './apexReach';
import type { OrgSource } from './orgSource';

const IS_TEST = /@IsTest\b/i;

/** What is behind coverage: no class and no operation of the phone's door is left out by the tests. How much they cover an org says. */
export function checkApexTests(source: OrgSource): readonly string[] {
  const tests = source.classes.filter(({ text }) => IS_TEST.test(text)).map(({ text }) => text);
  const classes = source.classes.filter(({ text }) => !IS_TEST.test(text));
  const named = new Set(tests.flatMap((text) => text.match(/\b[A-Z]\w*\b/g) ?? []));
  const entered = classes.filter(({ name }) => named.has(name)).map(({ name }) => name);
  const reached = apexReachOf(source).wordsFrom(entered);
  return [
    ...classes
      .filter(({ name }) => !named.has(name) && !reached.has(name))
      .map(({ path }) => `${path}: no test reaches this class`),
    ...classes.flatMap(({ path, text }) =>
      operationsIn(text)
        .filter((operation) => !tests.some((test) => test.includes(`ask('${operation}'`)))
        .map((operation) => `${path}: no test asks for "${operation}"`),
    ),
    ...source.classes.flatMap(({ path, text }) => suppressionFindings(text).map((finding) => `${path}: ${finding}`)),
  ];
}

/** The cases of a door that chooses by a text. */
function operationsIn(text: string): readonly string[] {
  return [...text.matchAll(/^\s*when '(\w+)' \{/gm)].map(([, name = '']) => name);
}

function suppressionFindings(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines
    .filter(
      (line, place) => /@SuppressWarnings\b|\bNOPMD\b/.test(line) && !/^\s*(\/\/|\*)/.test(lines[place - 1] ?? ''),
    )
    .map((line) => `${line.trim()} has no reason in the line before it`);
}
