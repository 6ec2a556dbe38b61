import { findRuleMistakes } from '../rules/findRuleMistakes';
import { readOrgRules, schemaOfOrg } from '../rules/schemaOfOrg';
import type { Check } from './check';
import { pass, skip } from './check';

export const callRules: Check = {
  name: 'callRules',
  asks: 'Do match rules and pop rules fit this org?',
  look: async (org) => {
    if (!(await org.ownRows('SELECT DeveloperName FROM Cti_Match_Rule__mdt'))) {
      return skip('The org has no rules of this phone; another vendor’s are its own');
    }
    const rules = await readOrgRules(org.door);
    const findings = findRuleMistakes(rules, await schemaOfOrg(org.door, rules), true);
    if (findings.length === 0) return pass(`${rules.length} rules`);
    const said = findings.map(({ file, field, message }) => `${file}, ${field}: ${message}`);
    return {
      status: findings.some(({ severity }) => severity === 'error') ? 'fail' : 'warn',
      evidence: said.slice(0, 5).join('; ') + (said.length > 5 ? ` and ${said.length - 5} more` : ''),
      fix: 'Setup → Custom Metadata Types → CTI Match Rule or CTI Pop Rule. All of them: cti rules validate --in-org.',
    };
  },
};
