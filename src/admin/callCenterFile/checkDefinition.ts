import { adapterUrl } from './adapterUrl';
import type { Definition, Finding } from './definition';
import * as listRules from './listRules';
import * as rules from './rules';

const RULES = {
  salesforceVoice: rules.salesforceVoice,
  names: rules.names,
  namesAsItems: rules.namesAsItems,
  sortOrder: listRules.sortOrder,
  generalSection: rules.generalSection,
  customSettings: rules.customSettings,
  adapterUrl,
  useApi: rules.useApi,
  compatibilityMode: rules.compatibilityMode,
  sizes: rules.sizes,
  standby: rules.standby,
  canvas: rules.canvas,
  itemNames: listRules.itemNames,
  emptyParts: listRules.emptyParts,
} as const;

/** Every rule over the definition, which is mended in place. */
export function checkDefinition(definition: Definition): Finding[] {
  const findings: Finding[] = [];
  for (const [rule, run] of Object.entries(RULES)) {
    run(definition, (level, line, words) => {
      const [says = '', remedy = ''] = typeof words === 'string' ? [words] : words;
      findings.push({ level, rule, line, says, remedy });
    });
  }
  return findings;
}
