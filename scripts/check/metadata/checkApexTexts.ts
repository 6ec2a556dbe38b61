import { fieldsByObject } from './orgSource';
import type { OrgSource, SourceText } from './orgSource';

const LONGEST_CLASS_NAME = 40;

/** What the compile check does not see in Apex: fields inside queries, hard-coded ids, sharing, tests on real data. */
export function checkApexTexts(source: OrgSource): readonly string[] {
  return [
    ...pairFindings(source),
    ...source.classes.flatMap((each) =>
      [...classFindings(each), ...customNameFindings(source, each), ...queryFindings(source, each)].map(
        (finding) => `${each.path}: ${finding}`,
      ),
    ),
    ...[...source.classes, ...source.pages].flatMap((each) =>
      idsIn(each.text).map((id) => `${each.path}: holds the id ${id}; ids differ from org to org`),
    ),
  ];
}

/** A class or page without its -meta.xml is left out of a deployment without a word. */
function pairFindings(source: OrgSource): readonly string[] {
  const there = new Set(source.metadata.map((file) => file.path));
  return [...source.classes, ...source.pages]
    .filter((each) => !there.has(`${each.path}-meta.xml`))
    .map((each) => `${each.path}: has no -meta.xml beside it`);
}

function classFindings({ name, text }: SourceText): readonly string[] {
  const isTest = /@IsTest\b/i.test(text);
  const declared = /\bclass\s+(\w+)/.exec(text.replace(/\/\*[\s\S]*?\*\//g, ''))?.[1];
  return [
    ...(declared === name ? [] : [`declares class "${declared}"; it must be the file's name`]),
    ...(name.length > LONGEST_CLASS_NAME ? [`the name is longer than ${LONGEST_CLASS_NAME}`] : []),
    ...(isTest || /\bwith sharing class\b/.test(text) ? [] : ['is not declared "with sharing"']),
    ...(isForSubscribers(text) && !text.includes(`global with sharing class ${name} `)
      ? ['is an action or a job, and not global: the org that installs a package would not see it']
      : []),
    ...(/SeeAllData\s*=\s*true/i.test(text) ? ['a test sees the data of the org it runs in'] : []),
  ];
}

/** What flows call and admins schedule. */
function isForSubscribers(text: string): boolean {
  return /@InvocableMethod\b|\bimplements\b[^{]*\bSchedulable\b/i.test(text);
}

/** Every custom name in the text is an object or a field of ours. */
function customNameFindings(source: OrgSource, { text }: SourceText): readonly string[] {
  const objects = fieldsByObject(source);
  const known = new Set([...objects.keys(), ...[...objects.values()].flat().map((field) => field.name)]);
  const used = new Set(text.match(/\b[A-Za-z]\w*__c\b/g));
  return [...used].filter((name) => !known.has(name)).map((name) => `"${name}" is neither an object nor a field`);
}

/** Custom fields inside `[SELECT … FROM X …]` belong to X. */
function queryFindings(source: OrgSource, { text }: SourceText): readonly string[] {
  const objects = fieldsByObject(source);
  return [...text.matchAll(/\[\s*SELECT\b([^\]]*)\]/gi)].flatMap(([query = '']) => {
    const object = /\bFROM\s+(\w+)/i.exec(query)?.[1] ?? '';
    const fields = new Set((objects.get(object) ?? []).map((field) => field.name));
    return (query.match(/(?<![\w:.])\w+__c\b/g) ?? [])
      .filter((name) => name !== object && !fields.has(name))
      .map((name) => `the query of ${object} uses "${name}", which ${object} does not have`);
  });
}

/** Quoted texts that look like record ids: 15 or 18 characters, a key prefix, mostly digits. All zeros is nobody's. */
function idsIn(text: string): readonly string[] {
  return [...text.matchAll(/['"]([0a][0-9A-Za-z]{14}(?:[0-9A-Za-z]{3})?)['"]/g)]
    .map(([, quoted = '']) => quoted)
    .filter((quoted) => quoted.replace(/\D/g, '').length >= 6 && !/^\w{3}0{12}/.test(quoted));
}
