import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { AppError } from '../../../base/appError';
import { lengthOf, SYSTEM_FIELDS, text } from './objectSchema';
import type { FieldSchema, FieldType, ObjectSchema } from './objectSchema';

/** Metadata API field types → ours. A type that is not here is refused by name. */
const TYPES: Readonly<Record<string, FieldType>> = {
  Text: 'text',
  TextArea: 'text',
  Url: 'text',
  LongTextArea: 'longText',
  Phone: 'phone',
  Email: 'email',
  Picklist: 'picklist',
  Lookup: 'reference',
  DateTime: 'datetime',
  Date: 'date',
  Number: 'number',
  Checkbox: 'boolean',
};

/** Sharing models of the Metadata API; children of a master record are as open as the default. */
const SHARING: Readonly<Record<string, ObjectSchema['sharing']>> = { Private: 'private', Read: 'read' };

interface FieldXml {
  readonly fullName: string;
  readonly label?: string;
  readonly type: string;
  readonly length?: string;
  readonly required?: string;
  readonly unique?: string;
  readonly caseSensitive?: string;
  readonly referenceTo?: string;
  readonly defaultValue?: string;
  readonly valueSet?: { readonly restricted?: string; readonly valueSetDefinition?: { readonly value?: unknown } };
}

interface ObjectXml {
  /** Present on custom settings, which are no records that people see. */
  readonly customSettingsType?: string;
  readonly label?: string;
  readonly pluralLabel?: string;
  readonly sharingModel?: string;
  readonly nameField?: { readonly label?: string; readonly type?: string; readonly displayFormat?: string };
}

const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true });

/**
 * The custom objects that a Salesforce DX project would deploy (`objects/<Name>__c/`), as the org has them afterwards.
 *
 * @param metadataFolder  `force-app/main/default`
 * @throws AppError `unknown-field-type` for a type that the emulated org does not know
 */
export function readCustomObjects(metadataFolder: string): readonly ObjectSchema[] {
  const folder = join(metadataFolder, 'objects');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('__c') && existsSync(objectFile(folder, name)));
  const objects = names
    .sort()
    .map((name) => ({ name, xml: readXml<ObjectXml>(objectFile(folder, name), 'CustomObject') }));
  return objects
    .filter(({ xml }) => xml.customSettingsType === undefined)
    .map(({ name, xml }, index) => readObject(join(folder, name), xml, { apiName: name, index }));
}

interface ObjectPlace {
  readonly apiName: string;
  readonly index: number;
}

function readObject(folder: string, xml: ObjectXml, { apiName, index }: ObjectPlace): ObjectSchema {
  const fields = readFields(join(folder, 'fields'));
  const names = fields.map((each) => each.apiName);
  const isAutoNumber = xml.nameField?.type === 'AutoNumber';
  return {
    apiName,
    label: xml.label ?? apiName,
    pluralLabel: xml.pluralLabel ?? apiName,
    icon: 'custom',
    // Salesforce gives custom objects a00, a01 … in the order in which they were made.
    keyPrefix: `a${index.toString(36).padStart(2, '0')}`,
    nameField: 'Name',
    fields: [nameField(xml, isAutoNumber), ...fields, ...SYSTEM_FIELDS],
    listColumns: ['Name', ...names.slice(0, 5), 'CreatedDate'],
    formFields: isAutoNumber ? names : ['Name', ...names],
    canHaveActivities: false,
    sharing: SHARING[xml.sharingModel ?? ''] ?? 'readWrite',
    searchFields: ['Name'],
    complete: ({ Name }, { sequence }) => ({
      Name: Name ?? (isAutoNumber ? autoNumber(xml.nameField?.displayFormat, sequence) : null),
    }),
  };
}

function nameField(xml: ObjectXml, isAutoNumber: boolean): FieldSchema {
  const label = xml.nameField?.label ?? 'Name';
  return text('Name', label, { length: 80, ...(isAutoNumber ? { canBeSet: 'never' } : { isRequired: true }) });
}

/** `CALL-{000000}` and 7 → `CALL-000007`; date parts of the format are not emulated and stay as they are. */
function autoNumber(format = '{0}', sequence: number): string {
  return format.replace(/\{(0+)\}/, (_, zeros: string) => String(sequence).padStart(zeros.length, '0'));
}

function readFields(folder: string): FieldSchema[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.field-meta.xml'));
  return files.sort().map((name) => readField(join(folder, name)));
}

function readField(path: string): FieldSchema {
  const xml = readXml<FieldXml>(path, 'CustomField');
  const type = TYPES[xml.type];
  if (!type) {
    throw new AppError('unknown-field-type', `${path}: a field of type ${xml.type} is not emulated`, {
      hint: 'Add the type to TYPES in src/emulator/org/schema/customObjects.ts.',
    });
  }
  const values = picklistValues(xml);
  return {
    apiName: xml.fullName,
    label: xml.label ?? xml.fullName,
    type,
    ...lengthOf(type),
    ...(xml.length ? { length: Number(xml.length) } : {}),
    ...(xml.required === 'true' ? { isRequired: true } : {}),
    ...(xml.unique === 'true' ? { unique: xml.caseSensitive === 'true' ? 'caseSensitive' : 'caseInsensitive' } : {}),
    ...(xml.referenceTo ? { referenceTo: [xml.referenceTo] } : {}),
    ...(values.length ? { values, isRestricted: xml.valueSet?.restricted === 'true' } : {}),
    ...(type === 'boolean' ? { startsAs: xml.defaultValue === 'true' } : {}),
  };
}

function picklistValues(xml: FieldXml): string[] {
  const value = xml.valueSet?.valueSetDefinition?.value;
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return list.map((each) => String((each as { fullName?: unknown }).fullName));
}

function readXml<T>(path: string, root: string): T {
  const parsed = parser.parse(readFileSync(path, 'utf8')) as Record<string, T | undefined>;
  const found = parsed[root];
  if (found === undefined) {
    throw new AppError('not-metadata', `${path}: the root element is not <${root}>`, {
      hint: 'Compare the file with one that Salesforce gives back on a retrieve.',
    });
  }
  return found;
}

function objectFile(folder: string, apiName: string): string {
  return join(folder, apiName, `${apiName}.object-meta.xml`);
}
