import { hasField, namesOf, ofType } from './orgSource';
import type { MetadataFile, OrgSource, SourceText } from './orgSource';
import { nodesAt, textAt, textsAt } from './xmlNode';
import type { XmlNode } from './xmlNode';

/** Salesforce's components that our pages hold, with the properties they take (all files read agree on them). */
const STANDARD: Readonly<Record<string, readonly string[]>> = {
  'opencti:softPhone': ['eager', 'height', 'icon', 'label', 'scrollable', 'width'],
  'force:highlightsPanel': ['collapsed', 'enableActionsConfiguration', 'numVisibleActions', 'actionNames'],
  'force:detailPanel': [],
  'force:relatedListContainer': [],
};

/** The org's own components and the pages that hold them: what they import, hold and set is there. */
export function checkComponents(source: OrgSource): readonly string[] {
  return [
    ...ofType(source, 'FlexiPage').flatMap((page) =>
      nodesAt(page.root, 'flexiPageRegions', 'itemInstances', 'componentInstance')
        .flatMap((instance) => instanceFindings(source, page, instance))
        .map((finding) => `${page.path}: ${finding}`),
    ),
    ...source.components.flatMap((file) => importFindings(source, file).map((finding) => `${file.path}: ${finding}`)),
  ];
}

function instanceFindings(source: OrgSource, page: MetadataFile, instance: XmlNode): readonly string[] {
  const name = textAt(instance, 'componentName');
  const set = textsAt(instance, 'componentInstanceProperties', 'name');
  const standard = STANDARD[name];
  if (standard) return unknownProperties(name, set, standard);
  const bundle = ofType(source, 'LightningComponentBundle').find((each) => each.name === name.replace(/^c:/, ''));
  if (!bundle) return [`component "${name}" is neither ours nor one of Salesforce's that we know`];
  const target = textAt(page.root, 'type') === 'RecordPage' ? 'lightning__RecordPage' : 'lightning__UtilityBar';
  const targets = textsAt(bundle.root, 'targets', 'target');
  const properties = nodesAt(bundle.root, 'targetConfigs', 'targetConfig', 'property');
  const known = properties.map((property) => property.attributes.name ?? '');
  const isOffered = textAt(bundle.root, 'isExposed') === 'true' && targets.includes(target);
  return [
    ...(isOffered ? [] : [`component "${name}" is not offered for ${target}`]),
    ...unknownProperties(name, set, known),
  ];
}

function unknownProperties(name: string, set: readonly string[], known: readonly string[]): readonly string[] {
  return set
    .filter((property) => !known.includes(property))
    .map((property) => `component "${name}" has no property "${property}"`);
}

/** What `@salesforce/…` modules name, and which other components a template holds. */
function importFindings(source: OrgSource, { text }: SourceText): readonly string[] {
  const labels = new Set(ofType(source, 'CustomLabels').flatMap((file) => textsAt(file.root, 'labels', 'fullName')));
  const bundles = namesOf(source, 'LightningComponentBundle');
  const named = (pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);
  const missing = (names: readonly string[], isKnown: (name: string) => boolean, kind: string): readonly string[] =>
    names.filter((name) => !isKnown(name)).map((name) => `${kind} "${name}" does not exist`);
  return [
    ...missing(named(/'@salesforce\/apex\/([\w.]+)'/g), (name) => isEnabled(source, name), 'AuraEnabled method'),
    ...missing(named(/'@salesforce\/label\/c\.(\w+)'/g), (name) => labels.has(name), 'label'),
    ...missing(named(/'@salesforce\/schema\/([\w.]+)'/g), (name) => isInSchema(source, name), 'object or field'),
    ...missing(
      named(/'@salesforce\/customPermission\/(\w+)'/g),
      (name) => namesOf(source, 'CustomPermission').has(name),
      'custom permission',
    ),
    ...missing(
      named(/'@salesforce\/resourceUrl\/(\w+)'/g),
      (name) => namesOf(source, 'StaticResource').has(name),
      'static resource',
    ),
    ...missing(named(/from 'c\/(\w+)'/g), (name) => bundles.has(name), 'component'),
    ...missing(named(/<c-([\w-]+)/g), (name) => bundles.has(inCamelCase(name)), 'component'),
  ];
}

function isEnabled(source: OrgSource, name: string): boolean {
  const [className = '', method = ''] = name.split('.');
  const text = source.classes.find((each) => each.name === className)?.text ?? '';
  return new RegExp(`@AuraEnabled[^;{]*\\bstatic\\s+[\\w<>,. ]+\\s${method}\\(`, 'i').test(text);
}

function isInSchema(source: OrgSource, name: string): boolean {
  const [object = '', field = ''] = name.split('.');
  return field === ''
    ? !object.endsWith('__c') || namesOf(source, 'CustomObject').has(object)
    : hasField(source, object, field);
}

function inCamelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
