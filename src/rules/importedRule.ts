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

/** The file of a rule, in the source format of the sf CLI. */
export function sourceOfRule({ type, name, label, values }: ImportedRule): RuleSource {
  const fields = Object.entries(values).filter(([, value]) => value !== '');
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<CustomMetadata ${NAMESPACES}>`,
    `    <label>${escaped(label.slice(0, 40))}</label>`,
    '    <protected>false</protected>',
    ...fields.flatMap(([field, value]) => [
      '    <values>',
      `        <field>${field}__c</field>`,
      `        <value xsi:type="${XSD[typeof value as keyof typeof XSD]}">${escaped(String(value))}</value>`,
      '    </values>',
    ]),
    '</CustomMetadata>',
  ];
  return { name: `${type}.${name}.md-meta.xml`, text: `${lines.join('\n')}\n` };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
