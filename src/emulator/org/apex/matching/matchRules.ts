import type { CustomMetadata, MetadataRecord } from '../../customMetadata';
import type { Org } from '../../org';
import { nameOf } from '../../orgRecord';
import { isReadable } from '../../recordAccess';
import type { FieldSchema, ObjectSchema } from '../../schema/objectSchema';
import type { StoredRecord } from '../../table';

/** One way to find callers (custom metadata CTI Match Rule), cut down to what this org has. */
export interface MatchRule {
  readonly name: string;
  readonly order: number;
  readonly whenUnverified: string;
  readonly schema: ObjectSchema;
  readonly phoneFields: readonly FieldSchema[];
  /** Where the digits of the phone fields stand; empty: the text search finds. */
  readonly digitsFields: readonly FieldSchema[];
  readonly titleField: string;
  readonly subtitlePaths: readonly string[];
  accepts(record: StoredRecord): boolean;
}

export interface MatchRules {
  readonly searchable: readonly MatchRule[];
  /** The org wants the open cases of who fits. */
  readonly hasCases: boolean;
}

/** As the package ships them, for an org without the package's metadata. */
const SHIPPED: readonly MetadataRecord[] = [
  { DeveloperName: 'Contact', Object__c: 'Contact', Order__c: 10, Subtitle_Fields__c: 'Account.Name' },
  {
    ...{ DeveloperName: 'Lead', Object__c: 'Lead', Order__c: 20, Subtitle_Fields__c: 'Company' },
    ...{ Filter_Field__c: 'IsConverted', Filter_Operator__c: 'equals', Filter_Value__c: 'false' },
  },
  { DeveloperName: 'Account', Object__c: 'Account', Order__c: 30, Subtitle_Fields__c: 'BillingCity' },
];

export function readMatchRules(org: Org, metadata: CustomMetadata): MatchRules {
  const records = metadata.get('Cti_Match_Rule') ?? SHIPPED;
  const isAllowed = ({ Custom_Permission__c: permission }: MetadataRecord): boolean =>
    !permission || org.access.hasCustomPermission(String(permission));
  const active = records.filter((record) => record.Is_Active__c !== false && isAllowed(record));
  const isForCases = (record: MetadataRecord): boolean => record.Object__c === 'Case' && !record.Phone_Fields__c;
  const rules = active.filter((record) => !isForCases(record)).flatMap((record) => ruleOf(org, record) ?? []);
  return {
    searchable: rules.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1)),
    hasCases: active.some(isForCases),
  };
}

/** What the org does not have costs the rule, never the search. */
function ruleOf(org: Org, record: MetadataRecord): MatchRule | null {
  const schema = org.schema.find(({ apiName }) => apiName === record.Object__c);
  if (!schema) return null;
  const fieldNamed = (name: string): FieldSchema | undefined =>
    schema.fields.find(({ apiName }) => apiName.toLowerCase() === name.toLowerCase());
  const readableField = (name: string): FieldSchema | undefined => {
    const field = fieldNamed(name);
    return field && isReadable(org.access, schema, field) ? field : undefined;
  };
  const wanted = namesIn(record.Phone_Fields__c);
  const phoneFields = wanted.length
    ? wanted.flatMap((name) => readableField(name) ?? [])
    : schema.fields.filter(({ type, apiName }) => type === 'phone' && !/fax/i.test(apiName));
  const accepts = filterOf(record, readableField);
  if (phoneFields.length === 0 || !accepts) return null;
  return {
    name: String(record.DeveloperName),
    order: Number(record.Order__c ?? 9999),
    whenUnverified: String(record.When_Unverified__c ?? 'offer'),
    ...{ schema, phoneFields, accepts },
    digitsFields: digitsFieldsOf(wanted, namesIn(record.Digits_Fields__c), readableField),
    titleField: readableField(String(record.Title_Field__c ?? ''))?.apiName ?? schema.nameField,
    subtitlePaths: namesIn(record.Subtitle_Fields__c),
  };
}

/** As in Apex: the text search is asked, unless each readable phone field has a text field of its own that can be read, too. */
function digitsFieldsOf(
  phoneFields: readonly string[],
  digitsFields: readonly string[],
  readableField: (name: string) => FieldSchema | undefined,
): readonly FieldSchema[] {
  if (phoneFields.length !== digitsFields.length) return [];
  const needed = digitsFields.filter((_, place) => readableField(phoneFields[place] ?? ''));
  const found = needed.flatMap((name) => readableField(name) ?? []).filter(({ type }) => type === 'text');
  return found.length === needed.length ? found : [];
}

function filterOf(
  record: MetadataRecord,
  readableField: (name: string) => FieldSchema | undefined,
): MatchRule['accepts'] | null {
  if (!record.Filter_Field__c) return () => true;
  const field = readableField(String(record.Filter_Field__c));
  if (!field) return null;
  const valueOf = (stored: StoredRecord): string =>
    String(stored[field.apiName] ?? (field.type === 'boolean' ? false : ''));
  switch (record.Filter_Operator__c) {
    case 'equals':
      return (stored) => valueOf(stored) === record.Filter_Value__c;
    case 'notEquals':
      return (stored) => valueOf(stored) !== record.Filter_Value__c;
    case 'isEmpty':
      return (stored) => valueOf(stored) === '';
    case 'isFilled':
      return (stored) => valueOf(stored) !== '';
    default:
      return null;
  }
}

/** The first of the rule's fields that is not empty; `Account.Name` goes one step. */
export function subtitleOf(org: Org, rule: MatchRule, record: StoredRecord): string {
  for (const path of rule.subtitlePaths) {
    const [step = '', far] = path.split('.');
    const text = far === undefined ? String(record[step] ?? '') : nameOf(org, record[`${step}Id`]);
    if (text) return text;
  }
  return '';
}

function namesIn(list: MetadataRecord[string] | undefined): string[] {
  const names = String(list ?? '').split(',');
  return names.map((name) => name.trim()).filter(Boolean);
}
