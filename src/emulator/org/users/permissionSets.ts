import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { Action } from './profiles';

/** What a permission set gives, on top of the profile. */
export interface PermissionSet {
  readonly objects: Readonly<Record<string, ObjectGrant>>;
  /** `Object.Field` */
  readonly readableFields: ReadonlySet<string>;
  readonly editableFields: ReadonlySet<string>;
  /** Visualforce pages. */
  readonly pages: ReadonlySet<string>;
  /** Apex classes that components and pages may call. */
  readonly classes: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  /** Tabs that are shown. */
  readonly tabs: ReadonlySet<string>;
}

export interface ObjectGrant {
  readonly actions: readonly Action[];
  readonly viewsAll: boolean;
  readonly modifiesAll: boolean;
}

/** API name → permission set. */
export type PermissionSets = ReadonlyMap<string, PermissionSet>;

interface PermissionSetXml {
  readonly objectPermissions?: readonly Readonly<Record<string, string>>[];
  readonly fieldPermissions?: readonly Readonly<Record<string, string>>[];
  readonly pageAccesses?: readonly Readonly<Record<string, string>>[];
  readonly classAccesses?: readonly Readonly<Record<string, string>>[];
  readonly customPermissions?: readonly Readonly<Record<string, string>>[];
  readonly tabSettings?: readonly Readonly<Record<string, string>>[];
}

const ENDING = '.permissionset-meta.xml';
const LISTS = [
  ...['objectPermissions', 'fieldPermissions', 'pageAccesses'],
  ...['classAccesses', 'customPermissions', 'tabSettings'],
];
const parser = new XMLParser({
  parseTagValue: false,
  ignoreDeclaration: true,
  isArray: (name) => LISTS.includes(name),
});

/** @param metadataFolder  `force-app/main/default` of the project; empty map when it has no permission sets */
export function readPermissionSets(metadataFolder: string): PermissionSets {
  const folder = join(metadataFolder, 'permissionsets');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ENDING)) : [];
  return new Map(files.map((file) => [file.slice(0, -ENDING.length), readPermissionSet(join(folder, file))]));
}

function readPermissionSet(path: string): PermissionSet {
  const { PermissionSet: xml } = parser.parse(readFileSync(path, 'utf8')) as { PermissionSet?: PermissionSetXml };
  const fields = xml?.fieldPermissions ?? [];
  const named = (right: string): Set<string> =>
    new Set(fields.filter((each) => each[right] === 'true').map((each) => String(each.field)));
  const objects = xml?.objectPermissions ?? [];
  return {
    objects: Object.fromEntries(objects.map((each) => [String(each.object), grantOf(each)])),
    readableFields: named('readable'),
    editableFields: named('editable'),
    pages: enabledIn(xml?.pageAccesses, 'apexPage'),
    classes: enabledIn(xml?.classAccesses, 'apexClass'),
    customPermissions: enabledIn(xml?.customPermissions, 'name'),
    tabs: new Set(
      (xml?.tabSettings ?? []).filter((each) => each.visibility !== 'None').map((each) => String(each.tab)),
    ),
  };
}

function enabledIn(list: readonly Readonly<Record<string, string>>[] = [], element: string): ReadonlySet<string> {
  return new Set(list.filter((each) => each.enabled === 'true').map((each) => String(each[element])));
}

function grantOf(xml: Readonly<Record<string, string>>): ObjectGrant {
  const rights: readonly [string, Action][] = [
    ['allowCreate', 'create'],
    ['allowRead', 'read'],
    ['allowEdit', 'edit'],
  ];
  return {
    actions: rights.filter(([name]) => xml[name] === 'true').map(([, action]) => action),
    viewsAll: xml.viewAllRecords === 'true' || xml.modifyAllRecords === 'true',
    modifiesAll: xml.modifyAllRecords === 'true',
  };
}
