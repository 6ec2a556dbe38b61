import { AppError } from '../../base/appError';
import type { Scenario, ScenarioValues } from './scenario';
import { SCENARIOS } from './scenarios';

/** All switches and where they stand. The server has one; each console page has a copy that follows it. */
export class ScenarioBoard {
  private readonly chosen = new Map<string, string>();
  private readonly listeners = new Set<() => void>();
  /** Counts changes, from a number of this board's own: a page that knew another board notices. */
  revision = Math.floor(Math.random() * 1_000_000_000);

  constructor(readonly scenarios: readonly Scenario[] = SCENARIOS) {}

  /** @throws AppError `unknown-scenario` */
  value(key: string): string {
    return this.chosen.get(key) ?? this.scenario(key).default;
  }

  /** @throws AppError `unknown-scenario`, `bad-scenario-value` */
  set(key: string, value: string): void {
    this.setAll({ [key]: value });
  }

  /** All of them or, when one is wrong, none. @throws AppError `unknown-scenario`, `bad-scenario-value` */
  setAll(values: ScenarioValues): void {
    for (const [key, value] of Object.entries(values)) this.check(key, value);
    const changed = Object.entries(values).filter(([key, value]) => this.value(key) !== value);
    for (const [key, value] of changed) this.chosen.set(key, value);
    if (changed.length > 0) this.tell();
  }

  /** Every switch back to its default. */
  reset(): void {
    const wasChanged = Object.keys(this.changed).length > 0;
    this.chosen.clear();
    if (wasChanged) this.tell();
  }

  /** Where every switch stands. */
  get values(): ScenarioValues {
    return Object.fromEntries(this.scenarios.map(({ key }) => [key, this.value(key)]));
  }

  /** Those that stand elsewhere than at their default. */
  get changed(): ScenarioValues {
    return Object.fromEntries(
      this.scenarios.filter((each) => this.value(each.key) !== each.default).map(({ key }) => [key, this.value(key)]),
    );
  }

  /** Is told after each change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private scenario(key: string): Scenario {
    const found = this.scenarios.find((each) => each.key === key);
    if (found) return found;
    throw new AppError('unknown-scenario', `There is no scenario "${key}"`, {
      hint: `There are: ${this.scenarios.map((each) => each.key).join(', ')}.`,
    });
  }

  private check(key: string, value: unknown): void {
    const { choices } = this.scenario(key);
    if (choices.some((choice) => choice.value === value)) return;
    throw new AppError('bad-scenario-value', `The scenario "${key}" has no value "${String(value)}"`, {
      hint: `It has: ${choices.map((choice) => choice.value).join(', ')}.`,
    });
  }

  private tell(): void {
    this.revision += 1;
    for (const listener of [...this.listeners]) listener();
  }
}
