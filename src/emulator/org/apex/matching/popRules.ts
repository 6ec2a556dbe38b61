import type { CustomMetadata } from '../../customMetadata';
import type { Org } from '../../org';
import type { UntrustedInput } from '../untrustedInput';

/** Whether the app with this id (`ltn_app_id`) is a console. */
export type NavigationOf = (appId: string) => 'console' | 'standard' | 'unknown';

const FIELDS = [
  'Order',
  'Call_Type',
  'Matches',
  'Queue',
  'Dialled_Number',
  'Moment',
  'Action',
  'Target',
  'Values',
  'Insists',
];

/** What opens for a call, by field names without `__c`, and what kind of app the agent works in. The phone decides. */
export function popRules(
  { org, metadata }: { readonly org: Org; readonly metadata: CustomMetadata },
  navigationOf: NavigationOf,
  input: UntrustedInput,
) {
  const active = (metadata.get('Cti_Pop_Rule') ?? []).filter((record) => record.Is_Active__c !== false);
  const rules = active.map((record) => ({
    DeveloperName: record.DeveloperName,
    ...Object.fromEntries(FIELDS.map((field) => [field, record[`${field}__c`] ?? null])),
  }));
  const isRuleAdmin = org.access.hasCustomPermission('Cti_Try_Numbers');
  return { rules, navigation: navigationOf(input.text('appId', 18)), isRuleAdmin };
}
