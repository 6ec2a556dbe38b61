import { apexReachOf } from './apexReach';
import type { OrgSource } from './orgSource';

const IS_TEST = /@IsTest\b/i;

/** What is behind coverage: no class and no operation of the phone's door is left out by the tests. How much they cover an org says. */
export function checkApexTests(source: OrgSource): readonly string[] {
  const tests = source.classes.filter(({ text }) => IS_TEST.test(text)).map(({ text }) => testOf(text));
  const classes = source.classes.filter(({ text }) => !IS_TEST.test(text));
  const isNamed = (name: string): boolean => tests.some(({ words }) => words.has(name));
  const entered = classes.filter(({ name }) => isNamed(name)).map(({ name }) => name);
  const reached = entered.length < classes.length ? apexReachOf(source).wordsFrom(entered) : new Set(entered);
  return [
    ...classes
      .filter(({ name }) => !isNamed(name) && !reached.has(name))
      .map(({ path }) => `${path}: no test reaches this class`),
    ...classes.flatMap(({ path, text }) =>
      operationsIn(text)
        .filter((operation) => !tests.some(({ asked }) => asked.has(operation)))
        .map((operation) => `${path}: no test asks for "${operation}"`),
    ),
    ...source.classes.flatMap(({ path, text }) => suppressionFindings(text).map((finding) => `${path}: ${finding}`)),
  ];
}

interface ApexTest {
  readonly words: ReadonlySet<string>;
  /** Operations that it asks the door for. */
  readonly asked: ReadonlySet<string>;
}

/** By text, since copies of the source share theirs. */
const readTests = new Map<string, ApexTest>();

function testOf(text: string): ApexTest {
  const known = readTests.get(text);
  if (known) return known;
  const asked = [...text.matchAll(/\bask\('(\w+)'/g)].map(([, operation = '']) => operation);
  const read = { words: new Set(text.match(/\b[A-Z]\w*\b/g)), asked: new Set(asked) };
  readTests.set(text, read);
  return read;
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
