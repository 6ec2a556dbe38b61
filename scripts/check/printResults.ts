import type { CheckResult } from './checkResult';

const MOST_LINES = 60;

/** Prints a line for each check and the findings of those that failed; gives the counts. */
export function printResults(results: readonly CheckResult[]): { passed: number; failed: number; skipped: number } {
  for (const result of results) {
    const mark = result.skipped ? 'skipped' : result.passed ? 'ok' : 'FAILED';
    console.log(`  ${mark.padEnd(8)} ${result.name}${result.skipped ? ` – ${result.skipped}` : ''}`);
    if (!result.passed && !result.skipped) printLines(result.lines);
  }
  const skipped = results.filter((result) => result.skipped).length;
  const failed = results.filter((result) => !result.passed && !result.skipped).length;
  return { passed: results.length - failed - skipped, failed, skipped };
}

function printLines(lines: readonly string[]): void {
  for (const line of lines.slice(0, MOST_LINES)) console.log(`           ${line}`);
  if (lines.length > MOST_LINES) console.log(`           … and ${lines.length - MOST_LINES} more lines`);
}
