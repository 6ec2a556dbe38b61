/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { METHODS } from '../host/methods/index';
import { BEHAVIOURS } from './behaviours';
import { CASES } from './cases';
import { HABITS, runHabit } from './habits';
import { runCase } from './runCase';
import { conformanceTable, withTable } from './table';
import { TwoDoors } from './twoDoors';

const README = 'src/emulator/README.md';

describe('what each method of Open CTI does', () => {
  test.each(CASES.map((asked) => [asked.method, asked] as const))('%s is as the reference has it', async (_, asked) => {
    const both = { byHand: true, library: true };
    expect(await runCase(asked)).toEqual({
      method: asked.method,
      wire: true,
      checks: asked.refused.map(() => true),
      success: asked.success ? { byHand: true, library: !asked.gap } : null,
      refusal: asked.refusal ? both : null,
    });
  });

  test('every method of the library has a row, and every row a method of the host', () => {
    const { opencti } = new TwoDoors();
    const named = Object.keys(opencti).filter((name) => typeof opencti[name] === 'function' && name !== 'initialize');
    const voice = Object.keys(opencti.hvs).map((name) => `hvs.${name}`);
    expect(CASES.map(({ method }) => method).sort()).toEqual([...named, ...voice].sort());
    expect(CASES.filter(({ method }) => !METHODS.has(method.replace(/^hvs\./, '')))).toEqual([]);
  });
});

test.each(BEHAVIOURS.map((asked) => [asked.method, asked.behaviour, asked] as const))(
  '%s: %s, at both doors',
  async (_, __, asked) => {
    const { success, refusal, wire } = await runCase(asked);
    expect({ wire, ...(success ?? refusal) }).toEqual({ wire: true, byHand: true, library: true });
  },
);

test.each(HABITS.map((each) => [each.habit, each] as const))('%s', async (_, each) => {
  expect(await runHabit(each)).toBe(true);
});

describe('the suite itself', () => {
  test('sees a habit that is not kept, or never answered', async () => {
    expect(await runHabit({ habit: 'x', check: () => false })).toBe(false);
    expect(await runHabit({ habit: 'x', check: (doors) => doors.message(() => false).then(() => true) })).toBe(false);
  });

  const height = CASES.find(({ method }) => method === 'setSoftphonePanelHeight')!;

  test('sees another message, another text, another answer and another refusal', async () => {
    const wrong = {
      ...height,
      wire: { height: 240 },
      refused: [[[], 'Another text.']] as const,
      success: { returns: 'a value' },
      refusal: { ...height.refusal!, code: 'SERVER_ERROR' },
    };
    const neither = { byHand: false, library: false };
    const { method } = height;
    expect(await runCase(wrong)).toEqual({ method, wire: false, checks: [false], success: neither, refusal: neither });
  });

  test('sees what a listener should have heard', async () => {
    const clicks = CASES.find(({ method }) => method === 'onClickToDial')!;
    const wrong = { ...clicks, success: { ...clicks.success, hears: { number: 'another' } } };
    expect((await runCase(wrong)).success).toEqual({ byHand: false, library: false });
  });

  test('calls a method that never answers a failure', async () => {
    const silent = { method: 'onClickToDial', wire: {}, refused: [], success: { returns: null } };
    expect((await runCase(silent)).success?.byHand).toBe(false);
  });
});

test('the README holds the table that the suite makes (node scripts/run.mjs scripts/conformance.ts writes it)', async () => {
  const readme = readFileSync(README, 'utf8');
  expect(withTable(readme, await conformanceTable())).toBe(readme);
});

test('a README without the two markers is not written over', () => {
  expect(() => withTable('# The emulator', '| a |')).toThrow('has no <!-- conformance -->');
});
