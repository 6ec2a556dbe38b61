import { Flags } from '@salesforce/sf-plugins-core';
import { CtiCommand } from '../../../ctiCommand';
import { findRuleMistakes } from '../../../rules/findRuleMistakes';
import type { PlacedFinding } from '../../../rules/findRuleMistakes';
import { readRuleFiles } from '../../../rules/ruleFiles';
import { readOrgRules, schemaOfOrg } from '../../../rules/schemaOfOrg';
import { schemaOfSource } from '../../../rules/schemaOfSource';

export interface RulesValidated {
  readonly rules: number;
  readonly findings: readonly PlacedFinding[];
}

export default class Validate extends CtiCommand<RulesValidated> {
  static override readonly summary = 'Find mistakes in match rules and pop rules before anybody calls.';
  static override readonly description =
    'Reads the rules of a source folder and names file and line of what is wrong: an object, field, flow or page that is not there, a rule that is ' +
    'never reached, two rules in one place. With --target-org the rules of the folder are held against that org; with --in-org the org’s own ' +
    'rules. Changes nothing. Exit code 0: no errors (warnings may be there). 1: errors.';
  static override readonly examples = [
    { description: 'Before a deploy, without an org:', command: '<%= config.bin %> <%= command.id %>' },
    {
      description: 'Another folder, held against an org:',
      command: '<%= config.bin %> <%= command.id %> --source-dir my-app --target-org sandbox',
    },
    {
      description: 'The rules as they are in an org, for a script:',
      command: '<%= config.bin %> <%= command.id %> --in-org --target-org sandbox --json',
    },
  ];
  static override readonly flags = {
    'target-org': Flags.optionalOrg(),
    'api-version': Flags.orgApiVersion(),
    'source-dir': Flags.string({ default: 'force-app', summary: 'Folder with the rules, and what they name.' }),
    'in-org': Flags.boolean({ summary: 'Read the rules of the org instead of files.' }),
    offline: Flags.boolean({ summary: 'Ask no org, also when there is a default one.' }),
  };

  async run(): Promise<RulesValidated> {
    const { flags } = await this.parse(Validate);
    const asked = flags['in-org'] || (flags['target-org'] && !flags.offline);
    const door = asked ? this.doorOf(flags['target-org'], flags['api-version']) : undefined;
    const files = flags['in-org'] && door ? await readOrgRules(door) : readRuleFiles(flags['source-dir']);
    const schema = door ? await schemaOfOrg(door, files) : schemaOfSource(flags['source-dir']);
    const findings = findRuleMistakes(files, schema, door !== undefined);
    for (const { file, line, severity, field, message } of findings) {
      this.log(`${file}${line ? `:${line}` : ''}: ${severity}: ${field}: ${message}`);
    }
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    this.log(`${files.length} rules: ${errors} errors, ${findings.length - errors} warnings.`);
    if (errors > 0) process.exitCode = 1;
    return { rules: files.length, findings };
  }
}
