import { once } from './once';
import type { OrgSource, SourceText } from './orgSource';

/** Apex classes as a graph: who enters where, and what a class uses, itself and through others. */
export interface ApexReach {
  /** Classes that somebody outside Apex enters: pages, components, flows, REST. */
  readonly doors: ReadonlySet<string>;
  /** Classes that an admin schedules; whoever may schedule needs no access to them. */
  readonly jobs: ReadonlySet<string>;
  /** All words in the classes that can run once these are entered, without comments; tests are left out. */
  wordsFrom(classes: readonly string[]): ReadonlySet<string>;
}

/** Marks of a class that is entered from outside (the controllers of pages are found in the pages). */
const DOOR = /@(InvocableMethod|AuraEnabled|RestResource|RemoteAction)\b|\bwebservice\b/i;
const JOB = /\bimplements\b[^{]*\b(Schedulable|Batchable)\b/i;

export const apexReachOf = once((source: OrgSource): ApexReach => {
  const texts = new Map(
    source.classes.filter(({ text }) => !/@IsTest\b/i.test(text)).map((each) => [each.name, readOnce(each)] as const),
  );
  const controllers = source.pages.flatMap(({ text }) =>
    [...text.matchAll(/\bcontroller="(\w+)"/g)].map(([, name = '']) => name),
  );
  const doors = [...texts].filter(([, { plain }]) => DOOR.test(plain)).map(([name]) => name);
  return {
    doors: new Set([...controllers, ...doors]),
    jobs: new Set([...texts].filter(([, { plain }]) => JOB.test(plain)).map(([name]) => name)),
    wordsFrom(classes) {
      const reached = new Set<string>();
      const waiting = classes.filter((name) => texts.has(name));
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        if (reached.has(name)) continue;
        reached.add(name);
        waiting.push(...(texts.get(name)?.words ?? []).filter((each) => texts.has(each)));
      }
      return new Set([...reached].flatMap((name) => texts.get(name)?.words ?? []));
    },
  };
});

/** Without comments, and the words in it; by text, since copies share theirs. */
const readTexts = new Map<string, { readonly plain: string; readonly words: readonly string[] }>();

function readOnce({ text }: SourceText): { readonly plain: string; readonly words: readonly string[] } {
  const known = readTexts.get(text);
  if (known) return known;
  const plain = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const read = { plain, words: [...new Set(plain.match(/\b[A-Za-z]\w*\b/g))] };
  readTexts.set(text, read);
  return read;
}
