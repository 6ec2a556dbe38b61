/** One line of the bench's table. `ratio` is against the floor of the same run; a target is on the ratio unless it says otherwise. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor?: number;
  /** Where it is not simply value / floor: the middle one of ratios made round by round. */
  readonly ratio?: number;
  readonly target: string;
  readonly passed: boolean;
}

export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [
    figure.name,
    round(figure.value),
    figure.unit,
    figure.floor === undefined ? '' : round(figure.floor),
    figure.floor ? `${(figure.ratio ?? figure.value / figure.floor).toFixed(2)} x` : '',
    figure.target,
    figure.passed ? 'pass' : 'FAIL',
  ]);
  const table = [['name', 'value', 'unit', 'floor', 'ratio', 'target', ''], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`);
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value below which so many per cent of the values lie (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
