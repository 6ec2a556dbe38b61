import { fieldsByObject, namesOf, ofType } from './orgSource';
import type { MetadataFile, OrgSource } from './orgSource';
import { nodesAt, textAt, textsAt } from './xmlNode';
import type { XmlNode } from './xmlNode';

const LONGEST_FIELD_LABEL = 40;

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
  ];
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
  return pairs.flatMap(([kind, list, wanted]) =>
    differences(kind, { wanted: [...wanted], there: textsAt(file.root, list, 'name') }),
  );
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
