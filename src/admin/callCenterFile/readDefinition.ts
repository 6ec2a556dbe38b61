import { basename } from 'node:path';
import { SaxesParser } from 'saxes';
import { AppError } from '../../base/appError';
import type { Definition, Finding, Item, Section } from './definition';
import { mendXml } from './mendXml';

export interface ReadDefinition {
  readonly definition: Definition;
  /** What had to be mended to read it at all. */
  readonly findings: Finding[];
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly children: Element[];
  text: string;
}

/**
 * Reads a definition in either dialect, from any vendor.
 * @param path  for messages; in the Metadata dialect its name is the internal name
 * @throws AppError `not-xml`, `not-call-center`
 */
export function readDefinition(text: string, path: string): ReadDefinition {
  const findings: Finding[] = [];
  const root = parse(mendXml(text, findings), path);
  if (!/^callcenter$/i.test(root.name)) {
    throw new AppError(
      'not-call-center',
      `${path} line ${root.line}: the outermost element is <${root.name}>, not <callCenter>`,
      {
        hint: 'Give the call center definition file of your phone’s vendor; Setup imports the same file.',
      },
    );
  }
  const isMetadata = root.children.some((child) => child.name === 'sections' || child.name === 'adapterUrl');
  return { definition: isMetadata ? fromMetadata(root, path) : fromSetup(root), findings };
}

function parse(text: string, path: string): Element {
  if (!text.trim()) throw notXml(`${path} holds no XML`);
  const parser = new SaxesParser({ xmlns: false });
  const top: Element = { name: '', attributes: {}, line: 0, children: [], text: '' };
  const open = [top];
  let startLine = 1;
  parser.on('opentagstart', () => (startLine = parser.line));
  parser.on('opentag', (tag) => {
    const name = tag.name.replace(/^.*:/, '');
    const element: Element = { name, attributes: tag.attributes, line: startLine, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const addText = (piece: string): void => {
    const current = open.at(-1);
    if (current) current.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', (error) => {
    throw notXml(`${path} line ${parser.line}: ${error.message.replace(/^\d+:\d+:\s*/, '')}`);
  });
  parser.write(text).close();
  const [root] = top.children;
  if (!root) throw notXml(`${path} holds no XML`);
  return root;
}

function notXml(message: string): AppError {
  return new AppError('not-xml', message, {
    hint: 'Mend the line (a tag that is not closed, quotes that are missing), or ask the vendor for the file again.',
  });
}

function fromSetup(root: Element): Definition {
  const sections = root.children.filter((child) => /^sections?$/i.test(child.name)).map(setupSection);
  const take = (name: string): Item | undefined => {
    const section = sections.find((one) => one.items.some((item) => item.name === name));
    const item = section?.items.find((one) => one.name === name);
    if (section && item) section.items.splice(section.items.indexOf(item), 1);
    return item;
  };
  const internal = take('reqInternalName');
  const display = take('reqDisplayName');
  // The two names have their own places; what is left is counted from 0 again when it is written.
  return {
    dialect: 'setup',
    internalName: internal?.value ?? '',
    displayName: display?.value ?? '',
    internalNameLabel: internal?.label || 'Internal Name',
    displayNameLabel: display?.label || 'Display Name',
    sections,
    customSettings: null,
    foreign: [],
  };
}

function setupSection(element: Element): Section {
  const items = element.children
    .filter((child) => /^items?$/i.test(child.name))
    .map((child) => ({ ...named(child), value: child.text.trim() }));
  return { ...named(element), items };
}

function named({ attributes, line }: Element): Omit<Section, 'items'> {
  const at = (wanted: string): string =>
    Object.entries(attributes).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
  return { name: at('name').trim(), label: at('label').trim(), sortOrder: at('sortorder').trim() || null, line };
}

const KNOWN_METADATA = new Set([
  'adapterUrl',
  'customSettings',
  'displayName',
  'displayNameLabel',
  'internalNameLabel',
  'sections',
  'version',
  'fullName',
]);

function fromMetadata(root: Element, path: string): Definition {
  const sections = root.children
    .filter((child) => child.name === 'sections')
    .map((section) => ({
      ...metadataNamed(section),
      items: section.children
        .filter((child) => child.name === 'items')
        .map((item) => ({ ...metadataNamed(item), value: textIn(item, 'value') })),
    }));
  return {
    dialect: 'metadata',
    internalName:
      textIn(root, 'fullName') || basename(path.replaceAll('\\', '/')).replace(/\.(callCenter(-meta\.xml)?|xml)$/i, ''),
    displayName: textIn(root, 'displayName'),
    internalNameLabel: textIn(root, 'internalNameLabel') || 'Internal Name',
    displayNameLabel: textIn(root, 'displayNameLabel') || 'Display Name',
    sections: withAdapterUrl(sections, textIn(root, 'adapterUrl')),
    customSettings: textIn(root, 'customSettings') || null,
    foreign: root.children.map((child) => child.name).filter((name) => !KNOWN_METADATA.has(name)),
  };
}

/** `adapterUrl` repeats an item; some files have only the one or the other. */
function withAdapterUrl(sections: Section[], url: string): Section[] {
  const [first] = sections;
  const isThere = sections.some((section) => section.items.some((item) => item.name === 'reqAdapterUrl'));
  if (url && first && !isThere) {
    first.items.unshift({
      name: 'reqAdapterUrl',
      label: 'CTI Adapter URL',
      value: url,
      sortOrder: null,
      line: first.line,
    });
  }
  return sections;
}

function metadataNamed(element: Element): Omit<Section, 'items'> {
  return { name: textIn(element, 'name'), label: textIn(element, 'label'), sortOrder: null, line: element.line };
}

function textIn(element: Element, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? '';
}
