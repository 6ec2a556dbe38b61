import type { ElementNode } from './markup';
import { pageBroken, pageRefused } from './pageRefused';
import type { Place } from './pageRefused';

export interface PageAttributes {
  readonly docType: string;
  readonly title: string;
  readonly applyHtmlTag: boolean;
  readonly applyBodyTag: boolean;
  readonly cspHeader: boolean;
  /** Standard components look like Lightning's. */
  readonly hasLightningStyles: boolean;
  /** The controller first, then its extensions. */
  readonly controllers: readonly string[];
}

/** Attributes of apex:page that are known here. */
const KNOWN = [
  'controller',
  'extensions',
  'docType',
  'title',
  'showHeader',
  'sidebar',
  'standardStylesheets',
  'applyHtmlTag',
  'applyBodyTag',
  'cspHeader',
  'lightningStylesheets',
];

const DOC_TYPES: Readonly<Record<string, string>> = { 'html-5.0': '<!DOCTYPE html>' };

/** @throws AppError `page-refused`, `page-broken` */
export function readPageAttributes(root: ElementNode, file: string): PageAttributes {
  const place = { file, line: root.line };
  const values = new Map(root.attributes.map(({ name, value }) => [name, value]));
  for (const name of values.keys()) {
    if (!KNOWN.includes(name))
      throw pageRefused(place, `the attribute ${name} of <apex:page> is not known`, 'pageAttributes.ts');
  }
  const hasLightningStyles = flag(values, 'lightningStylesheets', { otherwise: false, place });
  // In Lightning such a page shows neither header nor sidebar; without, Salesforce's own look is not emulated.
  if (!hasLightningStyles) assertBare(values, place);
  const docType = DOC_TYPES[values.get('docType') ?? ''];
  if (!docType) throw pageRefused(place, 'only docType="html-5.0" is known', 'pageAttributes.ts');
  const applyHtmlTag = flag(values, 'applyHtmlTag', { otherwise: true, place });
  return {
    docType,
    title: values.get('title') ?? '',
    applyHtmlTag,
    // As in Salesforce: a page that writes its html element writes its body too, unless it says otherwise.
    applyBodyTag: flag(values, 'applyBodyTag', { otherwise: applyHtmlTag, place }),
    hasLightningStyles,
    cspHeader: flag(values, 'cspHeader', { otherwise: false, place }),
    controllers: [values.get('controller') ?? '', ...(values.get('extensions') ?? '').split(',')]
      .map((name) => name.trim())
      .filter(Boolean),
  };
}

/** Salesforce's own header, sidebar and styles are on unless a page says no; none of them is emulated. */
function assertBare(values: ReadonlyMap<string, string>, place: Place): void {
  for (const name of ['showHeader', 'standardStylesheets']) {
    if (flag(values, name, { otherwise: true, place })) {
      throw pageRefused(
        place,
        `${name}="false" is missing; Salesforce's own look is not emulated`,
        'pageAttributes.ts',
      );
    }
  }
  // Without the header there is no sidebar either.
  if (flag(values, 'sidebar', { otherwise: false, place })) {
    throw pageRefused(place, 'sidebar="true" is not emulated', 'pageAttributes.ts');
  }
}

function flag(
  values: ReadonlyMap<string, string>,
  name: string,
  { otherwise, place }: { otherwise: boolean; place: Place },
): boolean {
  const value = values.get(name);
  if (value === undefined) return otherwise;
  if (value === 'true' || value === 'false') return value === 'true';
  throw pageBroken(place, `${name}="${value}" must be true or false`);
}
