import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { REVIEWED_FINDINGS, RULE_SELECTORS, RULES_LEFT_OUT } from './reviewedRules';
import type { ReviewedFinding } from './reviewedRules';

export interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Runs PMD with the reviewed rules over everything an org receives, and gives what nobody has looked at yet. */
export async function analyzeSources(folder: string): Promise<readonly string[]> {
  return unreviewed(await findingsOfPmd(folder), REVIEWED_FINDINGS);
}

/** One line for each finding without a review, and for each review without a finding. */
export function unreviewed(findings: readonly Finding[], reviews: readonly ReviewedFinding[]): readonly string[] {
  const fits = (finding: Finding, review: ReviewedFinding): boolean =>
    finding.rule === review.rule && basename(finding.path) === review.file;
  return [
    ...findings
      .filter((finding) => !reviews.some((review) => fits(finding, review)))
      .map(({ rule, path, line, message }) => `${path}:${line}: ${rule}: ${message}`),
    ...reviews
      .filter((review) => !findings.some((finding) => fits(finding, review)))
      .map(({ rule, file }) => `${file}: ${rule} is reviewed but no longer found; take the entry out`),
  ];
}

async function findingsOfPmd(folder: string): Promise<readonly Finding[]> {
  const { CodeAnalyzer, CodeAnalyzerConfig } = await import('@salesforce/code-analyzer-core');
  const { createEnginePlugin } = await import('@salesforce/code-analyzer-pmd-engine');
  const logs = mkdtempSync(join(tmpdir(), 'open-softphone-pmd-'));
  try {
    const config = CodeAnalyzerConfig.fromObject({ log_folder: logs, engines: { cpd: { disable_engine: true } } });
    const analyzer = new CodeAnalyzer(config);
    await analyzer.addEnginePlugin(createEnginePlugin());
    const workspace = await analyzer.createWorkspace(foldersToRead(folder));
    const rules = await analyzer.selectRules(RULE_SELECTORS, { workspace });
    const results = await analyzer.run(rules, { workspace });
    return results
      .getViolations()
      .map((violation) => ({
        rule: violation.getRule().getName(),
        path: relative(process.cwd(), violation.getPrimaryLocation().getFile() ?? folder),
        line: violation.getPrimaryLocation().getStartLine() ?? 0,
        message: violation.getMessage(),
      }))
      .filter(({ rule }) => !(rule in RULES_LEFT_OUT));
  } finally {
    rmSync(logs, { recursive: true, force: true });
  }
}

/** Everything but the static resource: that is build output, and its sources have their own checks. */
function foldersToRead(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name !== 'staticresources')
    .map((name) => join(folder, name));
}
