import { listIn, textIn } from './metadataXml';
import type { XmlElement, XmlFile } from './metadataXml';

/** An element of a definition, of which dialect it may be: what it is called in the file, where it stands, and what it says. */
export interface Placed {
  /** `<item name="reqTimeout">`, `<items> reqTimeout`. */
  readonly element: string;
  readonly line: number;
  readonly name: string;
  readonly label: string;
  /** As written; undefined in the deployed dialect, where the order of the elements counts. */
  readonly sortOrder?: string | undefined;
  /** Elements and attributes that do not belong there. */
  readonly strangers: readonly string[];
}

export interface PlacedSection extends Placed {
  readonly items: readonly PlacedItem[];
}

export interface PlacedItem extends Placed {
  readonly value: string;
}

/** `<section name label sortOrder>` with `<item>`s, as Setup imports them. */
export function setupSections(root: XmlElement, file: XmlFile): readonly PlacedSection[] {
  return listIn(root, 'section').map((section) => ({
    ...placed(section, file, { tag: 'section', allowed: ['@name', '@label', '@sortOrder', 'item'] }),
    items: listIn(section, 'item').map((item) => ({
      ...placed(item, file, { tag: 'item', allowed: ['@name', '@label', '@sortOrder', '#text'] }),
      value: textIn(item, '#text'),
    })),
  }));
}

/** `<sections>` with `<items>`, as they are deployed. */
export function metadataSections(root: XmlElement, file: XmlFile): readonly PlacedSection[] {
  return listIn(root, 'sections').map((section) => ({
    ...placed(section, file, { tag: 'sections', allowed: ['name', 'label', 'items'] }),
    items: listIn(section, 'items').map((item) => ({
      ...placed(item, file, { tag: 'items', allowed: ['name', 'label', 'value'] }),
      value: textIn(item, 'value'),
    })),
  }));
}

/** Names inside an element that are none of `allowed`: `<value>`, `type="…"`, text. */
export function strangersIn(element: XmlElement, allowed: readonly string[]): readonly string[] {
  // An element with nothing in it is an empty text.
  if (typeof element !== 'object') return [];
  return Object.keys(element)
    .filter((name) => !allowed.includes(name))
    .map((name) => (name === '#text' ? 'text' : name.startsWith('@') ? `${name.slice(1)}="…"` : `<${name}>`));
}

interface Kind {
  readonly tag: 'section' | 'item' | 'sections' | 'items';
  readonly allowed: readonly string[];
}

function placed(element: XmlElement, file: XmlFile, { tag, allowed }: Kind): Placed {
  const isSetup = tag === 'section' || tag === 'item';
  const at = isSetup ? '@' : '';
  const name = textIn(element, `${at}name`);
  return {
    element: isSetup ? `<${tag} name="${name}">` : `<${tag}> ${name || 'without a name'}`,
    line: file.lineOf(element),
    name,
    label: textIn(element, `${at}label`),
    ...(isSetup ? { sortOrder: textIn(element, '@sortOrder') } : {}),
    strangers: strangersIn(element, allowed),
  };
}
