import { apexReachOf } from './apexReach';
import type { ApexReach } from './apexReach';
import { fieldsByObject, namesOf, ofType } from './orgSource';
import type { MetadataFile, OrgSource } from './orgSource';
import { nodesAt, textAt, textsAt } from './xmlNode';

/** What our Apex does in system mode on purpose: nobody needs a right for it. */
const WITHOUT_RIGHTS = ['Cti_Notice__c'];

/** Rights that a class asks for and does without, each for a reason. */
const DONE_WITHOUT: Readonly<Record<string, string>> = {
  'Cti_Agent Cti_Try_Numbers': 'the phone shows admins more, and agents less',
};

/** Rights beyond the own records, each for a reason. */
const WIDE_RIGHTS: Readonly<Record<string, string>> = {
  'Cti_Admin Cti_Call__c viewAllRecords': 'admins look after all calls',
  'Cti_Admin Cti_Notice__c viewAllRecords': 'notices are written for admins',
  'Cti_Admin Cti_Notice__c modifyAllRecords': 'notices are written by the system, owned by anybody',
  'Cti_Admin Cti_Notice__c allowDelete': 'what is settled is deleted',
  'Cti_Supervisor Cti_Call__c viewAllRecords': 'supervisors read the calls of their agents',
  'Cti_Retention Cti_Call__c viewAllRecords': 'retention goes over all calls',
  'Cti_Retention Cti_Call__c modifyAllRecords': 'retention deletes calls of others',
  'Cti_Retention Cti_Call__c allowDelete': 'the one permission set that may',
};

/** Permission sets give what pages and classes use, and nothing more: nobody reads a set of 200 lines and sees one too many. */
export function checkExactRights(source: OrgSource): readonly string[] {
  const reach = apexReachOf(source);
  const sets = ofType(source, 'PermissionSet');
  return [
    ...sets.flatMap((set) =>
      [
        ...classFindings(set, reach),
        ...typeFindings(source, set, reach),
        ...permissionFindings(source, set, reach),
        ...objectFindings(source, set, reach),
        ...wideFindings(set),
        ...otherFindings(source, set),
      ].map((finding) => `${set.path}: ${finding}`),
    ),
    ...nobodyFindings(source, sets, reach),
  ];
}

function classFindings(set: MetadataFile, reach: ApexReach): readonly string[] {
  return enabled(set, 'classAccesses', 'apexClass')
    .filter((name) => !reach.doors.has(name) && !reach.jobs.has(name))
    .map((name) => `class "${name}" is granted, but nothing outside Apex enters it`);
}

/** Custom metadata types that the granted classes read. A set without classes needs none. */
function typeFindings(source: OrgSource, set: MetadataFile, reach: ApexReach): readonly string[] {
  const words = reach.wordsFrom(enabled(set, 'classAccesses', 'apexClass'));
  const used = [...fieldsByObject(source).keys()].filter((name) => name.endsWith('__mdt') && words.has(name));
  const granted = enabled(set, 'customMetadataTypeAccesses', 'name');
  return [
    ...used
      .filter((name) => !granted.includes(name))
      .map((name) => `custom metadata type "${name}" is read, not granted`),
    ...granted
      .filter((name) => !used.includes(name))
      .map((name) => `custom metadata type "${name}" is granted, not read`),
  ];
}

/** Custom permissions that the granted classes ask for by name: without one they refuse, and one that nobody asks for gives nothing. */
function permissionFindings(source: OrgSource, set: MetadataFile, reach: ApexReach): readonly string[] {
  const words = reach.wordsFrom(enabled(set, 'classAccesses', 'apexClass'));
  const asked = [...namesOf(source, 'CustomPermission')].filter((name) => words.has(name));
  const granted = enabled(set, 'customPermissions', 'name');
  return [
    ...asked
      .filter((name) => !granted.includes(name) && !DONE_WITHOUT[`${set.name} ${name}`])
      .map((name) => `custom permission "${name}" is asked for, not granted`),
    ...granted
      .filter((name) => !asked.includes(name))
      .map((name) => `custom permission "${name}" is granted, nobody asks`),
  ];
}

/** Objects and fields of the sets that open the phone: all that its classes name, nothing else. */
function objectFindings(source: OrgSource, set: MetadataFile, reach: ApexReach): readonly string[] {
  if (nodesAt(set.root, 'pageAccesses').length === 0) return [];
  const words = reach.wordsFrom(enabled(set, 'classAccesses', 'apexClass'));
  const granted = textsAt(set.root, 'objectPermissions', 'object');
  const tabs = textsAt(set.root, 'tabSettings', 'tab');
  const records = ofType(source, 'CustomObject').filter(
    ({ name, root }) => name.endsWith('__c') && textAt(root, 'customSettingsType') === '',
  );
  const used = records.map(({ name }) => name).filter((name) => words.has(name) && !WITHOUT_RIGHTS.includes(name));
  const fields = textsAt(set.root, 'fieldPermissions', 'field');
  return [
    ...used.filter((name) => !granted.includes(name)).map((name) => `object "${name}" is used, not granted`),
    ...granted
      .filter((name) => !used.includes(name) && !tabs.includes(name))
      .map((name) => `object "${name}" is granted, not used`),
    ...fields
      .filter((field) => used.includes(field.split('.')[0] ?? '') && !words.has(field.split('.')[1] ?? ''))
      .map((field) => `field "${field}" is granted, not used`),
  ];
}

function wideFindings(set: MetadataFile): readonly string[] {
  const system = enabled(set, 'userPermissions', 'name').map((name) => `system permission "${name}" is granted`);
  const wide = nodesAt(set.root, 'objectPermissions').flatMap((permission) => {
    const object = textAt(permission, 'object');
    return ['viewAllRecords', 'modifyAllRecords', 'allowDelete']
      .filter((right) => textAt(permission, right) === 'true' && !WIDE_RIGHTS[`${set.name} ${object} ${right}`])
      .map((right) => `${right} on "${object}" is granted; nobody gave a reason in checkExactRights.ts`);
  });
  return [...system, ...wide];
}

/** Tabs that a set shows are there and can be read; flows that it opens ask for it. */
function otherFindings(source: OrgSource, set: MetadataFile): readonly string[] {
  const tabs = namesOf(source, 'CustomTab');
  const readable = textsAt(set.root, 'objectPermissions', 'object');
  const flows = new Set(restrictedFlows(source));
  return [
    ...textsAt(set.root, 'tabSettings', 'tab').flatMap((name) => {
      if (!tabs.has(name)) return name.startsWith('standard-') ? [] : [`tab "${name}" does not exist`];
      return name.endsWith('__c') && !readable.includes(name)
        ? [`tab "${name}" is shown, its records cannot be read`]
        : [];
    }),
    ...enabled(set, 'flowAccesses', 'flow')
      .filter((name) => !flows.has(name))
      .map((name) => `flow "${name}" does not exist, or everybody may run it`),
  ];
}

/** What somebody must be given, and no set gives. */
function nobodyFindings(source: OrgSource, sets: readonly MetadataFile[], reach: ApexReach): readonly string[] {
  const unclaimed = (names: Iterable<string>, list: string, element: string): readonly string[] => {
    const given = new Set(sets.flatMap((set) => enabled(set, list, element)));
    return [...names]
      .filter((name) => !given.has(name))
      .map((name) => `permissionsets: none gives ${element} "${name}"`);
  };
  return [
    ...unclaimed(reach.doors, 'classAccesses', 'apexClass'),
    ...unclaimed(
      source.pages.map(({ name }) => name),
      'pageAccesses',
      'apexPage',
    ),
    ...unclaimed(namesOf(source, 'CustomPermission'), 'customPermissions', 'name'),
    ...unclaimed(restrictedFlows(source), 'flowAccesses', 'flow'),
  ];
}

function restrictedFlows(source: OrgSource): readonly string[] {
  return ofType(source, 'Flow')
    .filter(({ root }) => textAt(root, 'isAdditionalPermissionRequiredToRun') === 'true')
    .map(({ name }) => name);
}

function enabled(set: MetadataFile, list: string, element: string): readonly string[] {
  return nodesAt(set.root, list)
    .filter((node) => textAt(node, 'enabled') === 'true')
    .map((node) => textAt(node, element));
}
