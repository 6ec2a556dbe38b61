import { fieldsByObject, hasField, namesOf, ofType } from './orgSource';
import type { MetadataFile, OrgSource } from './orgSource';
import { nodesAt, textAt, textsAt } from './xmlNode';

/** Columns of a list view that are no custom fields (Metadata API guide, ListView), for objects with an owner. */
const LIST_COLUMNS = ['NAME', 'OWNER.ALIAS', 'CREATED_DATE', 'CREATEDBY_USER', 'LAST_UPDATE', 'UPDATEDBY_USER'];

/** What people open in the org beside the phone: tabs, list views, report types; and groups of permission sets. */
export function checkOrgPages(source: OrgSource): readonly string[] {
  return [
    ...at(ofType(source, 'CustomTab'), (tab) => tabFindings(source, tab)),
    ...at(ofType(source, 'CustomApplication'), (app) => appTabFindings(source, app)),
    ...at(ofType(source, 'ListView'), (view) => listViewFindings(source, view)),
    ...at(ofType(source, 'ReportType'), (type) => reportTypeFindings(source, type)),
    ...at(ofType(source, 'PermissionSetGroup'), (group) => groupFindings(source, group)),
  ];
}

function at(files: readonly MetadataFile[], find: (file: MetadataFile) => readonly string[]): readonly string[] {
  return files.flatMap((file) => find(file).map((finding) => `${file.path}: ${finding}`));
}

function tabFindings(source: OrgSource, tab: MetadataFile): readonly string[] {
  const targets: readonly (readonly [string, string, ReadonlySet<string>])[] = [
    ['page', textAt(tab.root, 'page'), new Set(source.pages.map((page) => page.name))],
    ['component', textAt(tab.root, 'lwcComponent'), namesOf(source, 'LightningComponentBundle')],
    ['FlexiPage', textAt(tab.root, 'flexiPage'), namesOf(source, 'FlexiPage')],
    ['object', textAt(tab.root, 'customObject') === 'true' ? tab.name : '', new Set(fieldsByObject(source).keys())],
  ];
  return [
    ...targets
      .filter(([, name, known]) => name !== '' && !known.has(name))
      .map(([kind, name]) => `${kind} "${name}" does not exist`),
    ...(targets.every(([, name]) => name === '') ? ['opens nothing'] : []),
  ];
}

function appTabFindings(source: OrgSource, app: MetadataFile): readonly string[] {
  const tabs = namesOf(source, 'CustomTab');
  return textsAt(app.root, 'tabs')
    .filter((name) => !name.startsWith('standard-') && !tabs.has(name))
    .map((name) => `tab "${name}" does not exist`);
}

function listViewFindings(source: OrgSource, view: MetadataFile): readonly string[] {
  const object = /objects\/([^/]+)\//.exec(view.path)?.[1] ?? '';
  const names = [...textsAt(view.root, 'columns'), ...textsAt(view.root, 'filters', 'field')];
  return names
    .filter((name) => (name.endsWith('__c') ? !hasField(source, object, name) : !LIST_COLUMNS.includes(name)))
    .map((name) => `column "${name}" does not exist in ${object}`)
    .concat(nodesAt(view.root, 'filters').flatMap((filter) => filterFindings(source, object, filter)));
}

/** A filter on a picklist names values of it, with commas between. */
function filterFindings(source: OrgSource, object: string, filter: Parameters<typeof textAt>[0]): readonly string[] {
  const field = fieldsByObject(source)
    .get(object)
    ?.find((each) => each.name === textAt(filter, 'field'));
  const words = field ? textsAt(field.root, 'valueSet', 'valueSetDefinition', 'value', 'fullName') : [];
  if (words.length === 0) return [];
  return textAt(filter, 'value')
    .split(',')
    .filter((value) => !words.includes(value))
    .map((value) => `filter value "${value}" is none of ${object}.${textAt(filter, 'field')}`);
}

function reportTypeFindings(source: OrgSource, type: MetadataFile): readonly string[] {
  const base = textAt(type.root, 'baseObject');
  const columns = nodesAt(type.root, 'sections', 'columns');
  return [
    ...(base.endsWith('__c') && !fieldsByObject(source).has(base) ? [`object "${base}" does not exist`] : []),
    ...columns
      .filter((column) => !hasField(source, textAt(column, 'table'), textAt(column, 'field')))
      .map((column) => `field "${textAt(column, 'table')}.${textAt(column, 'field')}" does not exist`),
  ];
}

function groupFindings(source: OrgSource, group: MetadataFile): readonly string[] {
  const sets = namesOf(source, 'PermissionSet');
  const named = textsAt(group.root, 'permissionSets');
  return [
    ...named.filter((name) => !sets.has(name)).map((name) => `permission set "${name}" does not exist`),
    ...(named.length === 0 ? ['holds no permission set'] : []),
  ];
}
