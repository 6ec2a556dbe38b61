import type { Item, Section } from './definition';
import type { Rule, Tell } from './rules';
import { MOST_NAME } from './rules';

const MOST_LABEL = 1_000;
const RESERVED = new Set(['label', 'sortorder', 'internalnamelabel', 'displaynamelabel']);
const NAME = /^[A-Za-z][A-Za-z0-9]*$/;

/** Names of sections and items: letters and digits, unique, not reserved. */
export const itemNames: Rule = (definition, tell) => {
  checkNames(definition.sections, 'section', tell);
  for (const section of definition.sections) checkNames(section.items, `item of ${section.name}`, tell);
};

function checkNames(all: readonly (Section | Item)[], kind: string, tell: Tell): void {
  const taken = new Set<string>();
  all.forEach((one, index) => {
    let name =
      one.name
        .replace(/[^A-Za-z0-9]/g, '')
        .replace(/^\d+/, '')
        .slice(0, MOST_NAME) || `field${index}`;
    if (RESERVED.has(name.toLowerCase())) name = `its${name}`.slice(0, MOST_NAME);
    for (let again = 2; taken.has(name.toLowerCase()); again += 1) name = `${name.slice(0, MOST_NAME - 2)}${again}`;
    taken.add(name.toLowerCase());
    if (name !== one.name) {
      const why =
        NAME.test(one.name) && one.name.length <= MOST_NAME
          ? 'reserved or there twice'
          : 'not letters and digits, 40 at most';
      tell('repaired', one.line, [
        `The ${kind} "${one.name.slice(0, 60)}" has a name that is ${why}`,
        `It becomes "${name}"; the phone must read it by that name.`,
      ]);
      one.name = name;
    }
    if (one.label.length > MOST_LABEL) one.label = one.label.slice(0, MOST_LABEL);
    one.label ||= one.name;
  });
}

/** Order counts from 0 without gaps in each parent; elements are put into the order that the numbers mean. */
export const sortOrder: Rule = (definition, tell) => {
  if (definition.dialect !== 'setup') return;
  sortEach(definition.sections, { kind: 'sections', line: 0 }, tell);
  for (const section of definition.sections)
    sortEach(section.items, { kind: `items of ${section.name}`, line: section.line }, tell);
};

function sortEach(all: (Section | Item)[], { kind, line }: { kind: string; line: number }, tell: Tell): void {
  const numbers = all.map((one) => Number(one.sortOrder ?? Number.NaN));
  const isSorted = numbers.every(
    (number, index) => Number.isInteger(number) && number >= 0 && (index === 0 || number > numbers[index - 1]!),
  );
  const gaps = numbers.some((number, index) => index > 0 && number !== numbers[index - 1]! + 1);
  if (isSorted && !gaps) return;
  const bad = all.find((_, index) => !Number.isInteger(numbers[index]) || numbers.indexOf(numbers[index]!) !== index);
  const what = bad
    ? `"${bad.name}" has sortOrder "${bad.sortOrder ?? ''}", missing or there twice`
    : 'skip numbers or stand in another order than they say';
  tell('repaired', bad?.line ?? line, [`The ${kind}: ${what}`, 'They are numbered from 0.']);
  const place = new Map(
    all.map((one, index) => [one, Number.isInteger(numbers[index]) ? numbers[index]! : Number.MAX_SAFE_INTEGER]),
  );
  all.sort((a, b) => place.get(a)! - place.get(b)!);
}

export const emptyParts: Rule = (definition, tell) => {
  for (const section of definition.sections) {
    for (const item of section.items.filter((one) => one.value === '')) {
      tell('note', item.line, [
        `${item.name} has no value`,
        'It is left out of metadata (an empty value is not taken); give one with --set if the phone needs it.',
      ]);
    }
  }
  const empty = definition.sections.filter((section) => section.items.length === 0);
  for (const section of empty)
    tell('repaired', section.line, [`The section ${section.name} has no items`, 'It is left out.']);
  definition.sections = definition.sections.filter((section) => section.items.length > 0);
};
