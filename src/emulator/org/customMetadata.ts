import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** A record of custom metadata: fields by API name, with `DeveloperName` and `MasterLabel`. */
export type MetadataRecord = Readonly<Record<string, string | number | boolean | null>>;

/** API name of the type without `__mdt` → its records, by developer name. */
export type CustomMetadata = ReadonlyMap<string, readonly MetadataRecord[]>;

export const NO_METADATA: CustomMetadata = new Map();

interface RecordXml {
  readonly label?: string;
  readonly values?: readonly { readonly field: string; readonly value?: { '#text'?: string; '@_xsi:type'?: string } }[];
}

const ENDING = '.md-meta.xml';
const parser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: false,
  ignoreDeclaration: true,
  isArray: (name) => name === 'values',
});

/** The custom metadata that a project deploys. @param metadataFolder  `force-app/main/default` */
export function readCustomMetadata(metadataFolder: string): CustomMetadata {
  const folder = join(metadataFolder, 'customMetadata');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ENDING)) : [];
  const byType = new Map<string, MetadataRecord[]>();
  for (const file of files.sort()) {
    const [type = '', name = ''] = file.slice(0, -ENDING.length).split('.');
    byType.set(type, [...(byType.get(type) ?? []), readRecord(join(folder, file), name)]);
  }
  return byType;
}

function readRecord(path: string, DeveloperName: string): MetadataRecord {
  const { CustomMetadata: xml } = parser.parse(readFileSync(path, 'utf8')) as { CustomMetadata?: RecordXml };
  const fields = (xml?.values ?? []).map(({ field, value }) => [
    field,
    typed(value?.['#text'], value?.['@_xsi:type'] ?? ''),
  ]);
  return { DeveloperName, MasterLabel: xml?.label ?? '', ...(Object.fromEntries(fields) as MetadataRecord) };
}

function typed(text: string | undefined, type: string): string | number | boolean | null {
  if (text === undefined || text === '') return null;
  if (type === 'xsd:boolean') return text === 'true';
  return type === 'xsd:double' ? Number(text) : text;
}
