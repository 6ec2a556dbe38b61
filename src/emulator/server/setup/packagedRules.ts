import type { ScreenFlow } from '../../org/orgApi';
import type { CustomMetadata, MetadataRecord } from '../../org/customMetadata';
import type { Namespace } from '../namespace';

const RULES = 'Cti_Pop_Rule';

/**
 * Shipped records as a package ships them. Salesforce takes what a rule opens as a plain text, so the package itself must name its flow
 * with the namespace.
 *
 * @param flows  of the org; a name that none of them has stays as it is
 */
export function packagedRules(
  metadata: CustomMetadata,
  namespace: Namespace,
  flows: readonly ScreenFlow[],
): CustomMetadata {
  const isOurs = (target: unknown): boolean => flows.some(({ name }) => name === namespace.ofFile(String(target)));
  const rename = (rule: MetadataRecord): MetadataRecord =>
    rule.Action__c === 'flow' && isOurs(rule.Target__c)
      ? { ...rule, Target__c: namespace.ofFile(String(rule.Target__c)) }
      : rule;
  return new Map([...metadata].map(([type, rows]) => [type, type === RULES ? rows.map(rename) : rows]));
}
