import { fieldsByObject, ofType } from './orgSource';
import type { MetadataFile, OrgSource } from './orgSource';
import { nodesAt, textAt, textsAt } from './xmlNode';
import type { XmlNode } from './xmlNode';

/** How the values of a field's type are written in a record. */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  Checkbox: 'xsd:boolean',
  Number: 'xsd:double',
  Text: 'xsd:string',
  LongTextArea: 'xsd:string',
  Picklist: 'xsd:string',
};

/**
 * Records of custom metadata fit their types. What an admin may change stays the admin's: every field of our types is
 * subscriber-controlled, else nobody could edit a shipped record once it came in a managed package.
 */
export function checkRecords(source: OrgSource): readonly string[] {
  return [
    ...ofType(source, 'CustomMetadata').flatMap((record) =>
      recordFindings(source, record).map((finding) => `${record.path}: ${finding}`),
    ),
    ...[...fieldsByObject(source)]
      .filter(([object]) => object.endsWith('__mdt'))
      .flatMap(([, fields]) => fields.filter((field) => !isOfTheSubscriber(field)))
      .map((field) => `${field.path}: admins could not change it; fieldManageability must be SubscriberControlled`),
  ];
}

function isOfTheSubscriber(field: MetadataFile): boolean {
  return textAt(field.root, 'fieldManageability') === 'SubscriberControlled';
}

function recordFindings(source: OrgSource, record: MetadataFile): readonly string[] {
  const type = `${record.name.split('.')[0] ?? ''}__mdt`;
  const fields = fieldsByObject(source).get(type);
  if (!fields) return [`custom metadata type "${type}" does not exist`];
  return [
    ...(textAt(record.root, 'protected') === 'true' ? ['is protected: no admin could see it'] : []),
    ...nodesAt(record.root, 'values').flatMap((value) => valueFindings(value, type, fields)),
    ...targetFindings(source, record),
  ];
}

function valueFindings(node: XmlNode, type: string, fields: readonly MetadataFile[]): readonly string[] {
  const name = textAt(node, 'field');
  const field = fields.find((each) => each.name === name);
  if (!field) return [`field "${type}.${name}" does not exist`];
  const value = nodesAt(node, 'value')[0];
  if (!value || value.attributes['xsi:nil'] === 'true') return [];
  const wanted = WRITTEN_AS[textAt(field.root, 'type')];
  const written = value.attributes['xsi:type'];
  const words = textsAt(field.root, 'valueSet', 'valueSetDefinition', 'value', 'fullName');
  const longest = Number(textAt(field.root, 'length')) || Infinity;
  return [
    ...(written === wanted ? [] : [`field "${name}" is written as ${written}; its type needs ${wanted}`]),
    ...(words.length > 0 && !words.includes(value.text) ? [`field "${name}" cannot be "${value.text}"`] : []),
    ...(value.text.length > longest ? [`field "${name}" is longer than ${longest}`] : []),
  ];
}

/** A pop rule that opens a flow names one that is there, with arguments that it takes. */
function targetFindings(source: OrgSource, record: MetadataFile): readonly string[] {
  if (valueOf(record, 'Action__c') !== 'flow') return [];
  const name = valueOf(record, 'Target__c');
  const flow = ofType(source, 'Flow').find((each) => each.name === name);
  if (!flow) return [`flow "${name}" does not exist`];
  const inputs = nodesAt(flow.root, 'variables')
    .filter((variable) => textAt(variable, 'isInput') === 'true')
    .map((variable) => textAt(variable, 'name'));
  return valueOf(record, 'Values__c')
    .split('\n')
    .map((line) => line.split('=')[0]?.trim() ?? '')
    .filter((argument) => argument !== '' && !inputs.includes(argument))
    .map((argument) => `flow "${name}" takes no argument "${argument}"`);
}

function valueOf(record: MetadataFile, field: string): string {
  const node = nodesAt(record.root, 'values').find((each) => textAt(each, 'field') === field);
  return node ? textAt(node, 'value') : '';
}
