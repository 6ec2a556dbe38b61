import { ofType } from './orgSource';
import type { OrgSource, SourceText } from './orgSource';
import { nodesAt, textAt } from './xmlNode';
import type { XmlNode } from './xmlNode';

/** Texts that Apex and the org's components say to people: each label is there, somebody says it, and its places (`{0}`) are filled in every language. */
export function checkLabels(source: OrgSource): readonly string[] {
  const labels = labelsOf(source);
  return [
    ...source.classes.flatMap((each) =>
      [...useFindings(each, labels), ...writtenFindings(each)].map((finding) => `${each.path}: ${finding}`),
    ),
    ...source.components.flatMap((each) => importFindings(each, labels).map((finding) => `${each.path}: ${finding}`)),
    ...unusedFindings(source, labels),
    ...ofType(source, 'CustomLabels').flatMap(({ path, root }) =>
      nodesAt(root, 'labels').flatMap((label) =>
        quoteFindings(textAt(label, 'fullName'), textAt(label, 'value')).map((finding) => `${path}: ${finding}`),
      ),
    ),
    ...ofType(source, 'Translations').flatMap(({ path, root }) =>
      nodesAt(root, 'customLabels')
        .flatMap((translation) => translationFindings(translation, labels))
        .map((finding) => `${path}: ${finding}`),
    ),
  ];
}

/** Faults of programs: no person meets them who could do anything but reload. */
const FOR_PROGRAMS = /^(bad-input|bad-request|request-too-long|too-many-\w+)$/;

type Labels = ReadonlyMap<string, string>;

function labelsOf(source: OrgSource): Labels {
  const nodes = ofType(source, 'CustomLabels').flatMap(({ root }) => nodesAt(root, 'labels'));
  return new Map(nodes.map((node) => [textAt(node, 'fullName'), textAt(node, 'value')]));
}

function useFindings({ text }: SourceText, labels: Labels): readonly string[] {
  const uses = [...text.matchAll(/(CtiText\.filled\(\s*)?\bSystem\.Label\.(\w+)/g)];
  return uses.flatMap(([, filled, name = '']) => {
    const label = labels.get(name);
    if (label === undefined) return [`label "${name}" does not exist`];
    const hasPlaces = placesOf(label) !== '';
    if (hasPlaces && !filled) return [`label "${name}" has places, and nothing fills them`];
    return filled && !hasPlaces ? [`label "${name}" has no place for what is filled in`] : [];
  });
}

/** Labels that a component imports: `import x from '@salesforce/label/c.Cti_X'`. */
const IMPORTS = /\bimport (\w+) from '@salesforce\/label\/c\.(\w+)'/g;

/** A table of what rules say: the rules fill it, and a test holds its English beside theirs, places and all. */
const RULES_FILL = /: RuleWords = \{/;

/** That an imported label exists is asked together with all that components import. */
function importFindings({ text }: SourceText, labels: Labels): readonly string[] {
  if (RULES_FILL.test(text)) return [];
  return [...text.matchAll(IMPORTS)].flatMap(([, variable = '', name = '']) => {
    const hasPlaces = placesOf(labels.get(name) ?? '') !== '';
    const isFilled = text.includes(`filled(${variable},`);
    if (hasPlaces && !isFilled) return [`label "${name}" has places, and nothing fills them`];
    return isFilled && !hasPlaces ? [`label "${name}" has no place for what is filled in`] : [];
  });
}

/** What a person reads of a failure is a label, not a text in the class. */
function writtenFindings({ text }: SourceText): readonly string[] {
  const failures = text.matchAll(
    /\b(?:CtiException\.make|CtiSaveResult\.(?:failed|postponed))\(\s*'([\w-]+)',\s*([^,;]*)/g,
  );
  return [...failures]
    .filter(([, code = '', said = '']) => said.includes("'") && !FOR_PROGRAMS.test(code))
    .map(([, code]) => `"${code}" is told in a text of the class; make it a label`);
}

function unusedFindings(source: OrgSource, labels: Labels): readonly string[] {
  const texts = [...source.classes, ...source.pages].map(({ text }) => text);
  const said = [...texts, ...ofType(source, 'Flow').flatMap(({ root }) => textsIn(root))].flatMap((text) =>
    [...text.matchAll(/\bLabel\.(\w+)/g)].map(([, name = '']) => name),
  );
  const imported = source.components.flatMap(({ text }) => [...text.matchAll(IMPORTS)].map(([, , name = '']) => name));
  const used = new Set([...said, ...imported]);
  return [...labels.keys()].filter((name) => !used.has(name)).map((name) => `labels: nobody says "${name}"`);
}

function textsIn(node: XmlNode): readonly string[] {
  return [node.text, ...node.children.flatMap(textsIn)];
}

function translationFindings(translation: XmlNode, labels: Labels): readonly string[] {
  const name = textAt(translation, 'name');
  const text = textAt(translation, 'label');
  const wanted = placesOf(labels.get(name) ?? '');
  const there = placesOf(text);
  return [
    ...(wanted === there ? [] : [`label "${name}" has the places "${there}"; "${wanted}" are filled`]),
    ...quoteFindings(name, text),
  ];
}

/** Between straight apostrophes `String.format` fills nothing, and it drops them. */
function quoteFindings(name: string, text: string): readonly string[] {
  const isSwallowed = placesOf(text) !== '' && text.includes("'");
  return isSwallowed ? [`label "${name}" has a straight apostrophe beside its places; write ’`] : [];
}

/** `{0} {1}`: each once, in order. */
function placesOf(text: string): string {
  return [...new Set(text.match(/\{\d+\}/g))].sort().join(' ');
}
