import { fieldsByObject, namesOf, ofType } from './orgSource';
import type { MetadataFile, OrgSource } from './orgSource';
import { nodesAt, textAt, textsAt } from './xmlNode';
import type { XmlNode } from './xmlNode';

const LONGEST_FIELD_LABEL = 40;
/** The Translation Workbench takes no more, although a help text itself may have 510. */
const LONGEST_HELP = 255;

/** Every language says all that there is to say, and nothing of what is gone: half a translation looks like a mistake. */
export function checkTranslations(source: OrgSource): readonly string[] {
  const languages = ofType(source, 'Translations').map(({ name }) => name);
  const translated = ofType(source, 'CustomObjectTranslation');
  const objects = new Set(translated.map(({ name }) => name.replace(/-\w+$/, '')));
  return [
    ...translated.flatMap((file) => at(file, objectFindings(source, file))),
    ...ofType(source, 'Translations').flatMap((file) => at(file, textFindings(source, file))),
    ...languages.flatMap((language) =>
      [...objects]
        .filter((object) => !translated.some(({ name }) => name === `${object}-${language}`))
        .map((object) => `languages: "${object}" is not translated to ${language}`),
    ),
  ];
}

function at(file: MetadataFile, findings: readonly string[]): readonly string[] {
  return findings.map((finding) => `${file.path}: ${finding}`);
}

function objectFindings(source: OrgSource, file: MetadataFile): readonly string[] {
  const object = file.name.replace(/-\w+$/, '');
  const fields = fieldsByObject(source).get(object);
  if (!fields) return [`object "${object}" does not exist`];
  const translations = nodesAt(file.root, 'fields');
  const names = translations.map((node) => textAt(node, 'name'));
  return [
    ...differences('field', { wanted: fields.map(({ name }) => name), there: names }),
    ...translations
      .filter((node) => textAt(node, 'label').length > LONGEST_FIELD_LABEL)
      .map((node) => `the label of "${textAt(node, 'name')}" is longer than ${LONGEST_FIELD_LABEL}`),
    ...fields.flatMap((field) => valueFindings(field, translations)),
    ...helpFindings(fields, translations),
    ...sectionFindings(source, object, file),
  ];
}

function helpFindings(fields: readonly MetadataFile[], translations: readonly XmlNode[]): readonly string[] {
  const wanted = fields.filter(({ root }) => textAt(root, 'inlineHelpText') !== '').map(({ name }) => name);
  const helped = translations.filter((node) => textAt(node, 'help') !== '');
  return [
    ...differences('help of', { wanted, there: helped.map((node) => textAt(node, 'name')) }),
    ...helped
      .filter((node) => textAt(node, 'help').length > LONGEST_HELP)
      .map((node) => `the help of "${textAt(node, 'name')}" is longer than ${LONGEST_HELP}`),
  ];
}

/** Headings of page layouts. */
function sectionFindings(source: OrgSource, object: string, { root }: MetadataFile): readonly string[] {
  const layouts = ofType(source, 'Layout').filter(({ name }) => name.startsWith(`${object}-`));
  const wanted = layouts.flatMap((layout) =>
    textsAt(layout.root, 'layoutSections', 'label').map(
      (label) => `${layout.name.replace(`${object}-`, '')}: ${label}`,
    ),
  );
  const there = nodesAt(root, 'layouts').flatMap((layout) =>
    textsAt(layout, 'sections', 'section').map((section) => `${textAt(layout, 'layout')}: ${section}`),
  );
  return differences('layout section', { wanted, there });
}

function valueFindings(field: MetadataFile, translations: readonly XmlNode[]): readonly string[] {
  const translation = translations.find((node) => textAt(node, 'name') === field.name);
  if (!translation) return [];
  const wanted = textsAt(field.root, 'valueSet', 'valueSetDefinition', 'value', 'label');
  const there = textsAt(translation, 'picklistValues', 'masterLabel');
  return differences(`value of ${field.name}`, { wanted, there });
}

function textFindings(source: OrgSource, file: MetadataFile): readonly string[] {
  const labels = ofType(source, 'CustomLabels').flatMap(({ root }) => textsAt(root, 'labels', 'fullName'));
  // The tab of an object has the object's name.
  const labelled = ofType(source, 'CustomTab').filter(({ root }) => textAt(root, 'label') !== '');
  const pairs: readonly (readonly [string, string, Iterable<string>])[] = [
    ['label', 'customLabels', labels],
    ['app', 'customApplications', namesOf(source, 'CustomApplication')],
    ['report type', 'reportTypes', namesOf(source, 'ReportType')],
    ['tab', 'customTabs', labelled.map(({ name }) => name)],
  ];
  return [
    ...pairs.flatMap(([kind, list, wanted]) =>
      differences(kind, { wanted: [...wanted], there: textsAt(file.root, list, 'name') }),
    ),
    ...flowFindings(source, file),
  ];
}

/** What screen flows ask and say, field by field, with the merge fields of the original. */
function flowFindings(source: OrgSource, { root }: MetadataFile): readonly string[] {
  const flows = ofType(source, 'Flow').filter((flow) => textAt(flow.root, 'processType') === 'Flow');
  const definitions = nodesAt(root, 'flowDefinitions');
  const wanted = new Map(flows.flatMap((flow) => screenTexts(flow.name, [flow.root])));
  const there = new Map(definitions.flatMap((flow) => screenTexts(textAt(flow, 'fullName'), nodesAt(flow, 'flows'))));
  return [
    ...differences('flow', {
      wanted: flows.map(({ name }) => name),
      there: definitions.map((flow) => textAt(flow, 'fullName')),
    }),
    ...differences('screen field', { wanted: [...wanted.keys()], there: [...there.keys()] }),
    ...[...there]
      .filter(([name, text]) => mergesIn(text) !== mergesIn(wanted.get(name) ?? text))
      .map(([name]) => `screen field "${name}" has other merge fields than the flow`),
  ];
}

function screenTexts(flow: string, versions: readonly XmlNode[]): readonly (readonly [string, string])[] {
  return versions
    .flatMap((version) => nodesAt(version, 'screens'))
    .flatMap((screen) =>
      nodesAt(screen, 'fields')
        .filter((field) => textAt(field, 'fieldText') !== '')
        .map((field) => {
          return [`${flow}.${textAt(screen, 'name')}.${textAt(field, 'name')}`, textAt(field, 'fieldText')] as const;
        }),
    );
}

function mergesIn(text: string): string {
  return [...new Set(text.match(/\{![^}]*\}/g))].sort().join(' ');
}

function differences(
  kind: string,
  { wanted, there }: { readonly wanted: readonly string[]; readonly there: readonly string[] },
): readonly string[] {
  return [
    ...wanted.filter((name) => !there.includes(name)).map((name) => `${kind} "${name}" is not translated`),
    ...there.filter((name) => !wanted.includes(name)).map((name) => `${kind} "${name}" does not exist`),
  ];
}
