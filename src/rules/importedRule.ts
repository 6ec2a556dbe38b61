/** A rule as a source file: a record of custom metadata that an admin can read, change and deploy. */
export interface ImportedRule {
  readonly type: 'Cti_Match_Rule' | 'Cti_Pop_Rule';
  /** Developer name. */
  readonly name: string;
  readonly label: string;
  /** By field names without `__c`; what is empty is left out. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

export interface RuleSource {
  /** Name of the file below `customMetadata`. */
  readonly name: string;
  readonly text: string;
}

const NAMESPACES =
  'xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
const XSD = { string: 'xsd:string', number: 'xsd:double', boolean: 'xsd:boolean' } as const;

/** Rules that come with the phone, and keep its namespace when it came in a package; a file of this name takes the place of one. */
export const SHIPPED_RULES: readonly `${ImportedRule['type']}.${string}`[] = [
  ...(['Contact', 'Lead', 'Account', 'User', 'Open_Case', 'Custom_Object_Example'] as const).map(
    (name) => `Cti_Match_Rule.${name}` as const,
  ),
  ...(['Internal_Nothing', 'One_Record', 'Choose_Among_Many', 'New_Contact_Example'] as const).map(
    (name) => `Cti_Pop_Rule.${name}` as const,
  ),
  'Cti_Pop_Rule.New_Caller_Flow_Example',
];

/**
 * The file of a rule, in the source format of the sf CLI.
 * @param namespace  of the package that the phone came in, or empty: `acme__Cti_Match_Rule.acme__Contact.md-meta.xml`
 */
export function sourceOfRule({ type, name, label, values }: ImportedRule, namespace = ''): RuleSource {
  const prefix = namespace === '' ? '' : `${namespace}__`;
  const ownPrefix = SHIPPED_RULES.includes(`${type}.${name}`) ? prefix : '';
  const fields = Object.entries(values).filter(([, value]) => value !== '');
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<CustomMetadata ${NAMESPACES}>`,
    `    <label>${escaped(label.slice(0, 40))}</label>`,
    '    <protected>false</protected>',
    ...fields.flatMap(([field, value]) => [
      '    <values>',
      `        <field>${prefix}${field}__c</field>`,
      `        <value xsi:type="${XSD[typeof value as keyof typeof XSD]}">${escaped(String(value))}</value>`,
      '    </values>',
    ]),
    '</CustomMetadata>',
  ];
  return { name: `${prefix}${type}.${ownPrefix}${name}.md-meta.xml`, text: `${lines.join('\n')}\n` };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
