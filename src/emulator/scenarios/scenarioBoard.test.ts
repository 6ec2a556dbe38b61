/** @jest-environment node */
import type { Scenario } from './scenario';
import { ScenarioBoard } from './scenarioBoard';
import { changeScenarios, readScenarios } from './scenarioRoutes';
import { SCENARIOS } from './scenarios';
import { readScenarioWords, scenarioQuery } from './scenarioWords';

const WEATHER: Scenario = {
  key: 'weather',
  group: 'Org',
  title: 'Weather',
  hint: 'Take an umbrella.',
  choices: [
    { value: 'sun', label: 'Sun' },
    { value: 'rain', label: 'Rain' },
  ],
  default: 'sun',
};

function makeBoard(): { board: ScenarioBoard; told: string[] } {
  const board = new ScenarioBoard([WEATHER, { ...WEATHER, key: 'wind' }]);
  const told: string[] = [];
  board.onChange(() => told.push(JSON.stringify(board.changed)));
  return { board, told };
}

test('a switch stands at its default until it is set, and goes back with a reset', () => {
  const { board, told } = makeBoard();
  expect(board.value('weather')).toBe('sun');
  board.set('weather', 'rain');
  board.set('weather', 'rain');
  expect(board.values).toEqual({ weather: 'rain', wind: 'sun' });
  board.reset();
  board.reset();
  expect(told).toEqual(['{"weather":"rain"}', '{}']);
});

test('an unknown key and an unknown value are named, with what there is, and nothing of the rest is set', () => {
  const { board } = makeBoard();
  const thrown = (action: () => unknown): unknown => {
    try {
      return action();
    } catch (error) {
      return error;
    }
  };
  expect(thrown(() => board.setAll({ weather: 'rain', snow: 'deep' }))).toMatchObject({
    code: 'unknown-scenario',
    message: 'There is no scenario "snow"',
    hint: 'There are: weather, wind.',
  });
  expect(thrown(() => board.setAll({ weather: 'rain', wind: 'storm' }))).toMatchObject({
    code: 'bad-scenario-value',
    hint: 'It has: sun, rain.',
  });
  expect(thrown(() => board.value('toString'))).toMatchObject({ code: 'unknown-scenario' });
  expect(thrown(() => readScenarioWords(['weather']))).toMatchObject({ code: 'bad-scenario' });
  expect(board.changed).toEqual({});
});

test('an address carries switches there and back', () => {
  const query = scenarioQuery({ weather: 'rain', wind: 'sun' });
  expect(query).toBe('scenario=weather:rain&scenario=wind:sun');
  expect(readScenarioWords(new URLSearchParams(query).getAll('scenario'))).toEqual({ weather: 'rain', wind: 'sun' });
});

test('a page that knows everything is told of the next change, another one at once', async () => {
  const { board } = makeBoard();
  expect((await readScenarios(board, 'other')).values.weather).toBe('sun');
  const waiting = readScenarios(board, String(board.revision));
  board.set('weather', 'rain');
  expect((await waiting).values.weather).toBe('rain');
});

test('a change over HTTP may begin with a reset, and takes texts only', () => {
  const { board } = makeBoard();
  changeScenarios(board, { weather: 'rain' }, false);
  expect(changeScenarios(board, { wind: 'rain' }, true).values).toEqual({ weather: 'sun', wind: 'rain' });
  for (const body of [null, [], 'rain', { weather: 1 }]) {
    expect(() => changeScenarios(board, body, false)).toThrow('JSON object');
  }
});

test.each(SCENARIOS.map((scenario) => [scenario.key, scenario]))('%s is a proper switch', (_, scenario) => {
  const values = scenario.choices.map((choice) => choice.value);
  expect(SCENARIOS.filter((each) => each.key === scenario.key)).toHaveLength(1);
  expect(scenario.key).toMatch(/^[a-z][A-Za-z]+$/);
  expect(values).toContain(scenario.default);
  expect(new Set(values).size).toBe(values.length);
  expect(values.length).toBeGreaterThan(1);
  expect(values.every((value) => /^[A-Za-z0-9.]+$/.test(value))).toBe(true);
  expect(scenario.hint).toMatch(/\.$/);
});
