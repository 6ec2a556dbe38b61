import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Salesforce's analyzer with the engines that look at scripts: known holes in libraries (retire-js, its list is shipped with it), and
 * its patterns.
 *
 * @returns one line for each finding
 */
export async function analyzeResource(folder: string): Promise<readonly string[]> {
  const { CodeAnalyzer, CodeAnalyzerConfig } = await import('@salesforce/code-analyzer-core');
  const regex = await import('@salesforce/code-analyzer-regex-engine');
  const retireJs = await import('@salesforce/code-analyzer-retirejs-engine');
  const logs = mkdtempSync(join(tmpdir(), 'open-softphone-analyzer-'));
  try {
    const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.fromObject({ log_folder: logs }));
    await analyzer.addEnginePlugin(regex.createEnginePlugin());
    await analyzer.addEnginePlugin(retireJs.createEnginePlugin());
    const workspace = await analyzer.createWorkspace([folder]);
    const rules = await analyzer.selectRules(['regex:Recommended', 'retire-js'], { workspace });
    if (rules.getCount() < 5) throw new Error(`The analyzer found ${rules.getCount()} rules; it has more`);
    const results = await analyzer.run(rules, { workspace });
    return results
      .getViolations()
      .filter((violation) => !IN_WRITTEN_CODE_ONLY.includes(violation.getRule().getName()))
      .map((each) => `${each.getPrimaryLocation().getFile()}: ${each.getRule().getName()}: ${each.getMessage()}`);
  } finally {
    rmSync(logs, { recursive: true, force: true });
  }
}

/** About how code is written; these files are written by the bundler. */
const IN_WRITTEN_CODE_ONLY = ['NoTrailingWhitespace', 'AvoidTermsWithImplicitBias'];
