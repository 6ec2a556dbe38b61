import { fieldsByObject, namesOf, ofType } from './orgSource';
import type { MetadataFile, OrgSource } from './orgSource';
import { nodesAt, textAt, textsAt } from './xmlNode';

/**
 * Permission sets name only what exists, and cover what the phone needs: an agent who lacks one page, class or field
 * gets a phone that fails in the middle of a call.
 */
export function checkPermissions(source: OrgSource): readonly string[] {
  const sets = ofType(source, 'PermissionSet');
  return sets.flatMap((set) =>
    [...namesNothingUnknown(source, set), ...coversPages(source, set), ...coversFields(source, set)].map(
      (finding) => `${set.path}: ${finding}`,
    ),
  );
}

function namesNothingUnknown(source: OrgSource, set: MetadataFile): readonly string[] {
  const objects = fieldsByObject(source);
  const known: readonly (readonly [string, string, ReadonlySet<string>])[] = [
    ['classAccesses', 'apexClass', new Set(source.classes.map((each) => each.name))],
    ['pageAccesses', 'apexPage', new Set(source.pages.map((each) => each.name))],
    ['applicationVisibilities', 'application', namesOf(source, 'CustomApplication')],
    ['customPermissions', 'name', namesOf(source, 'CustomPermission')],
    ['customSettingAccesses', 'name', new Set(objects.keys())],
  ];
  const unknown = known.flatMap(([list, element, names]) =>
    textsAt(set.root, list, element)
      .filter((name) => !names.has(name))
      .map((name) => `${element} "${name}" does not exist`),
  );
  const unknownObjects = textsAt(set.root, 'objectPermissions', 'object')
    .filter((name) => name.endsWith('__c') && !objects.has(name))
    .map((name) => `object "${name}" does not exist`);
  return [
    ...unknown,
    ...unknownObjects,
    ...textsAt(set.root, 'fieldPermissions', 'field').flatMap((name) => fieldFinding(source, name)),
  ];
}

/** A required field is visible to everybody; a deployment that grants it is refused. */
function fieldFinding(source: OrgSource, name: string): readonly string[] {
  const [object = '', field = ''] = name.split('.');
  if (!field.endsWith('__c')) return [];
  const found = fieldsByObject(source)
    .get(object)
    ?.find((each) => each.name === field);
  if (!found) return [`field "${name}" does not exist`];
  return textAt(found.root, 'required') === 'true' ? [`field "${name}" is required and cannot be granted`] : [];
}

/**
 * Whoever may open the phone needs all of its pages, and the classes behind them. Who only reads calls needs none. A page with a tab of its
 * own is for those who see the tab.
 */
function coversPages(source: OrgSource, set: MetadataFile): readonly string[] {
  if (nodesAt(set.root, 'pageAccesses').length === 0) return [];
  const granted = (list: string, element: string): ReadonlySet<string> =>
    new Set(
      nodesAt(set.root, list)
        .filter((node) => textAt(node, 'enabled') === 'true')
        .map((node) => textAt(node, element)),
    );
  const pages = granted('pageAccesses', 'apexPage');
  const classes = granted('classAccesses', 'apexClass');
  const tabs = nodesAt(set.root, 'tabSettings').map((node) => textAt(node, 'tab'));
  const isForOthers = (page: string): boolean =>
    ofType(source, 'CustomTab').some((tab) => textAt(tab.root, 'page') === page && !tabs.includes(tab.name));
  return source.pages.flatMap(({ name, text }) => {
    if (isForOthers(name)) return [];
    const controller = /\bcontroller="(\w+)"/.exec(text)?.[1];
    return [
      ...(pages.has(name) ? [] : [`page "${name}" is not granted`]),
      ...(controller && !classes.has(controller)
        ? [`class "${controller}", the controller of page "${name}", is not granted`]
        : []),
    ];
  });
}

/** Apex writes in user mode: a field that a writer may not edit, or a reader not read, makes the whole request fail. */
function coversFields(source: OrgSource, set: MetadataFile): readonly string[] {
  const granted = (right: string): ReadonlySet<string> =>
    new Set(
      nodesAt(set.root, 'fieldPermissions')
        .filter((node) => textAt(node, right) === 'true' && textAt(node, 'readable') === 'true')
        .map((node) => textAt(node, 'field')),
    );
  return nodesAt(set.root, 'objectPermissions').flatMap((permission) => {
    const object = textAt(permission, 'object');
    const isWriter = textAt(permission, 'allowCreate') === 'true';
    const fields = granted(isWriter ? 'editable' : 'readable');
    return (fieldsByObject(source).get(object) ?? [])
      .filter((field) => textAt(field.root, 'required') !== 'true' && !fields.has(`${object}.${field.name}`))
      .map(
        (field) => `field "${object}.${field.name}" is not granted for ${isWriter ? 'reading and editing' : 'reading'}`,
      );
  });
}
