import type { Check } from './check';
import { pass, skip } from './check';

interface Rule {
  readonly DeveloperName: string;
  readonly SobjectType: string;
}

/** Two calls of one caller look like duplicates; a rule on the call log that blocks would cost logs. */
export const duplicateRules: Check = {
  name: 'duplicateRules',
  asks: 'Does no duplicate rule hold up the log of calls?',
  look: async (org) => {
    const rules = await org.rowsOf<Rule>('SELECT DeveloperName, SobjectType FROM DuplicateRule WHERE IsActive = true');
    if (!rules) return skip('This login does not see the duplicate rules');
    const log = await org.ownName('Cti_Call__c');
    const held = rules.filter(({ SobjectType }) => SobjectType === log || SobjectType === 'VoiceCall');
    if (held.length === 0) return pass(`${rules.length} active duplicate rules, none on the log of calls`);
    return {
      status: 'fail',
      evidence: `Active on the log of calls: ${held.map((rule) => `${rule.DeveloperName} (${rule.SobjectType})`).join(', ')}`,
      fix: 'Setup → Duplicate Rules: deactivate them; calls have a unique key already.',
    };
  },
};
