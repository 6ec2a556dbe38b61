/** @jest-environment node */
import { readFileSync } from 'node:fs';
import type { Scenario } from './scenario';
import { SCENARIOS } from './scenarios';

const OWN = readFileSync('src/emulator/scenarios/README.md', 'utf8');
const EMULATOR = readFileSync('src/emulator/README.md', 'utf8');
const UNKNOWNS = EMULATOR.split('## What is not known')[1]?.split('\n## ')[0] ?? '';
const UNVERIFIED = readFileSync('UNVERIFIED.md', 'utf8');

function lineOf({ key, title, choices, ...scenario }: Scenario): string {
  const values = choices.map(({ value }) => (value === scenario.default ? `${value}*` : value)).join(', ');
  return `| \`${key}\` | ${title} | ${values} |`;
}

/** Words in `code` that name a scenario, in one column of a table. */
function switchesIn(table: string, column: number): string[] {
  const cells = table.split('\n').map((line) => line.split(' | ')[column] ?? '');
  const words = cells.flatMap((cell) => [...cell.matchAll(/`([a-z][A-Za-z]+)`/g)].map((match) => match[1] ?? ''));
  return words.filter((word) => SCENARIOS.some((scenario) => scenario.key === word));
}

test('every scenario stands in the table of its README, with its values', () => {
  expect(SCENARIOS.map(lineOf).filter((line) => !OWN.includes(line))).toEqual([]);
});

test('no scenario stands there that is not any more', () => {
  const named = [...OWN.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]);
  expect(named.filter((key) => !SCENARIOS.some((scenario) => scenario.key === key))).toEqual([]);
});

test('a switch for something unverified stands in the README of the emulator too, and the other way round', () => {
  const unverified = switchesIn(UNVERIFIED, 1);
  expect(unverified.length).toBeGreaterThan(20);
  expect(unverified.filter((key) => !EMULATOR.includes(`\`${key}`))).toEqual([]);
  expect(switchesIn(UNKNOWNS, 2).filter((key) => !unverified.includes(key))).toEqual([]);
});
