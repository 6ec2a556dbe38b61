/**
 * `npm run check:sfge`: Salesforce Graph Engine over the Apex classes. Takes minutes; `scripts/check/README.md` says why it
 * stands beside `npm run check`.
 */
import { analyzeGraph } from './check/apex/analyzeGraph';
import type { GraphResult } from './check/apex/judgeGraph';
import { missingJava } from './check/checkApex';
import { printResults } from './check/printResults';

const skipped = missingJava();
const { lines, summary } = skipped ? { lines: [], summary: [] } : await analyzeGraph().catch(toldAsFinding);
printResults([{ name: 'graph', passed: !skipped && lines.length === 0, lines, ...(skipped ? { skipped } : {}) }]);
for (const line of summary) console.log(`  ${line}`);
process.exitCode = skipped || lines.length > 0 ? 1 : 0;

/** What is missing is one line, not a stack. */
function toldAsFinding(cause: unknown): GraphResult {
  return { lines: [cause instanceof Error ? cause.message : String(cause)], summary: [] };
}
