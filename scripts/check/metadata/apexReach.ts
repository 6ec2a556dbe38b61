import { once } from './once';
import type { OrgSource, SourceText } from './orgSource';

/** Apex classes as a graph: who enters where, and what a class uses, itself and through others. */
export interface ApexReach {
  /** Classes that somebody outside Apex enters: pages, components, flows, REST. */
  readonly doors: ReadonlySet<string>;
  /** Classes that an admin schedules; whoever may schedule needs no access to them. */
  readonly jobs: ReadonlySet<string>;
  /** Texts of all classes that can run once these are entered, without comments; tests are left out. */
  textFrom(classes: readonly string[]): string;
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
    textFrom(classes) {
      const reached = new Set<string>();
      const waiting = classes.filter((name) => texts.has(name));
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        if (reached.has(name)) continue;
        reached.add(name);
        waiting.push(...(texts.get(name)?.names ?? []).filter((each) => texts.has(each)));
      }
      return [...reached].map((name) => texts.get(name)?.plain ?? '').join('\n');
    },
  };
});

/** Without comments, and the names in it; by text, since copies share theirs. */
const readTexts = new Map<string, { readonly plain: string; readonly names: readonly string[] }>();

function readOnce({ text }: SourceText): { readonly plain: string; readonly names: readonly string[] } {
  const known = readTexts.get(text);
  if (known) return known;
  const plain = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const read = { plain, names: [...new Set(plain.match(/\b[A-Z]\w*\b/g))] };
  readTexts.set(text, read);
  return read;
}
