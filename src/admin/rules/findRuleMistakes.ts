import { checkRules } from '../../rules/checkRules';
import type { RuleFinding, RuleSchema } from '../../rules/checkRules';
import type { RuleFile } from './ruleFiles';

/** A finding with the place to mend; `line` is 0 for rules of an org. */
export interface PlacedFinding extends RuleFinding {
  readonly file: string;
  readonly line: number;
}

/**
 * What is wrong with rules, in the order of files and lines.
 * @param isWhole  false where the schema is a source folder: what is standard and not in it may be in the org all the same
 */
export function findRuleMistakes(
  files: readonly RuleFile[],
  schema: RuleSchema,
  isWhole: boolean,
): readonly PlacedFinding[] {
  return (['match', 'pop'] as const)
    .flatMap((kind) => {
      const own = files.filter((file) => file.kind === kind);
      const records = own.map(({ record }) => record);
      const findings = checkRules(
        kind === 'match' ? { matchRules: records, popRules: [] } : { matchRules: [], popRules: records },
        schema,
      );
      return findings.map((finding) => placed(isWhole ? finding : softened(finding), own));
    })
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function placed(finding: RuleFinding, files: readonly RuleFile[]): PlacedFinding {
  const file = files.find(({ record }) => record.DeveloperName === finding.rule);
  const line = file?.lines.get(finding.field) ?? (file && file.lines.size > 0 ? 1 : 0);
  return { ...finding, file: file?.path ?? '', line };
}

/** An unknown standard object or field is no mistake yet: sources do not describe those. */
function softened(finding: RuleFinding): RuleFinding {
  const unknown = /no (?:object|field) "([^"]*)"/.exec(finding.message)?.[1];
  const isStandard = unknown !== undefined && /^[A-Za-z]\w*(?:\.\w+)?$/.test(unknown) && !/__[cr]\b/.test(unknown);
  if (!isStandard) return finding;
  return { ...finding, severity: 'warning', message: `"${unknown}" is not known here; --target-org asks the org` };
}
