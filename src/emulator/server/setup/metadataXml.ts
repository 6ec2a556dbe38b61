import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { AppError } from '../../../base/appError';

/** Elements that may stand there once or many times; they are always lists. */
const LISTS = [
  'section',
  'item',
  'sections',
  'items',
  'tabs',
  'flexiPageRegions',
  'itemInstances',
  'componentInstanceProperties',
];

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  captureMetaData: true,
  isArray: (name) => LISTS.includes(name),
});

/** Element name → content: text, further elements, or a list of either. Attributes are called `@name`, their element's text `#text`. */
export type XmlElement = Readonly<Record<string, unknown>>;

export interface XmlFile {
  readonly root: XmlElement;
  /** The line on which an element begins, from 1; 1 for one that has neither attributes nor elements in it. */
  lineOf(element: XmlElement): number;
}

/** @throws AppError `bad-xml` with file and line, `not-found` */
export function readMetadataXml(path: string): XmlElement {
  return readXmlFile(path).root;
}

/** The same with the places of its elements. */
export function readXmlFile(path: string): XmlFile {
  const text = readText(path);
  return {
    root: parse(path, text),
    lineOf(element) {
      const { startIndex = 0 } = (element as Record<symbol, { startIndex?: number } | undefined>)[PLACE] ?? {};
      return text.slice(0, startIndex).split('\n').length;
    },
  };
}

/** Where the parser keeps the place of an element. */
const PLACE = XMLParser.getMetaDataSymbol() as unknown as symbol;

function parse(path: string, text: string): XmlElement {
  const checked = XMLValidator.validate(text);
  if (checked !== true) {
    throw new AppError('bad-xml', `${path}, line ${checked.err.line}: ${checked.err.msg}`, {
      hint: 'Correct this line. In XML every element is closed, and & < are written &amp; &lt;.',
    });
  }
  return parser.parse(text) as XmlElement;
}

/** The text of an element or attribute; empty when it is missing. */
export function textIn(element: XmlElement, name: string): string {
  const value = element[name];
  return typeof value === 'string' ? value : '';
}

/** An element inside, with nothing in it when it is missing. */
export function elementIn(element: XmlElement, name: string): XmlElement {
  const value = element[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as XmlElement) : {};
}

/** All elements of a name that may be there many times (see `LISTS`). */
export function listIn(element: XmlElement, name: string): readonly XmlElement[] {
  const value = element[name];
  return Array.isArray(value) ? (value as XmlElement[]) : [];
}

/** All elements of a name that may be there once or many times. */
export function elementsIn(element: XmlElement, name: string): readonly XmlElement[] {
  const value = element[name];
  if (typeof value !== 'object' || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as XmlElement[];
}

/** All texts of a name that may be there many times. */
export function textsIn(element: XmlElement, name: string): readonly string[] {
  const value = element[name];
  return Array.isArray(value) ? value.map(String) : [];
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new AppError('not-found', `${path} cannot be read`, { hint: 'Check the name and the folder.', cause });
  }
}
