import { checkApex } from './checkApex';
import type { CheckResult } from './checkResult';
import { checkDocuments } from './checkDocuments';
import { checkMetadata } from './checkMetadata';
import { checkSources } from './checkSources';
import { runTool } from './runTool';

/** All checks, two at a time (they are separate processes). A check that throws has failed with what it threw. */
export async function checkAll(): Promise<readonly CheckResult[]> {
  const checks: readonly (readonly [string, () => CheckResult | Promise<CheckResult>])[] = [
    // First, because it takes longest: the others then run beside it.
    ['lint', () => runTool('lint', 'eslint/bin/eslint.js', ['.'])],
    ['house rules', checkSources],
    ['documents', checkDocuments],
    ['format', () => runTool('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])],
    ['types', () => runTool('types', 'typescript/bin/tsc', [])],
    ['metadata', checkMetadata],
    ['apex', checkApex],
  ];
  const results: CheckResult[] = [];
  const queue = [...checks.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [place, [name, check]] = next;
      results[place] = await resultOf(name, check);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

async function resultOf(name: string, check: () => CheckResult | Promise<CheckResult>): Promise<CheckResult> {
  try {
    return await check();
  } catch (error) {
    return { name, passed: false, lines: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}
