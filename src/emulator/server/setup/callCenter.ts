import { AppError } from '../../../base/appError';
import { metadataSections, setupSections } from './callCenterElements';
import type { PlacedSection } from './callCenterElements';
import { internalNameOf, metadataRootFaults, setupRootFaults } from './callCenterRoot';
import { sectionFaults } from './callCenterRules';
import type { Fault } from './callCenterRules';
import { elementIn, readXmlFile, textIn } from './metadataXml';
import type { XmlFile } from './metadataXml';

/** A call center as an admin sees it under Setup → Call Centers. All values are text. */
export interface CallCenter {
  readonly internalName: Labelled;
  readonly displayName: Labelled;
  readonly sections: readonly Section[];
}

export interface Labelled {
  readonly label: string;
  readonly value: string;
}

export interface Section {
  readonly name: string;
  readonly label: string;
  readonly items: readonly Item[];
}

export interface Item extends Labelled {
  readonly name: string;
}

export const GENERAL = 'reqGeneralInfo';

/**
 * Reads a call center definition in either dialect: what Setup imports (`<callCenter>`, names in attributes) or what is deployed
 * (`<CallCenter>`, names in elements).
 *
 * @throws AppError `bad-xml`; `no-call-center` for another file; `bad-call-center` with element, line and remedy of the first fault
 */
export function readCallCenter(path: string): CallCenter {
  const file = readXmlFile(path);
  if (file.root.callCenter !== undefined) return fromSetup(path, file);
  if (file.root.CallCenter !== undefined) return fromMetadata(path, file);
  const name = Object.keys(file.root).find((each) => !/^[?@#]/.test(each)) ?? '';
  throw new AppError(
    'no-call-center',
    `${path} is no call center definition: its root is <${name}>, neither <callCenter> (Setup import) nor <CallCenter> (metadata)`,
    { hint: 'Compare it with force-app/main/default/callCenters.' },
  );
}

/** Value of an item; empty when the call center does not have it. */
export function valueOf(callCenter: CallCenter, sectionName: string, itemName: string): string {
  const section = callCenter.sections.find((each) => each.name === sectionName);
  return section?.items.find((each) => each.name === itemName)?.value ?? '';
}

/** The same call center with other values, as an admin would edit them: `section/item` → value. Items that it lacks stay lacking. */
export function withValues(callCenter: CallCenter, values: Readonly<Record<string, string>>): CallCenter {
  const sections = callCenter.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({ ...item, value: values[`${section.name}/${item.name}`] ?? item.value })),
  }));
  return { ...callCenter, sections };
}

function fromSetup(path: string, file: XmlFile): CallCenter {
  const root = elementIn(file.root, 'callCenter');
  const placed = setupSections(root, file);
  refuseFaults(path, [...setupRootFaults({ path, root, file, sections: placed }), ...sectionFaults(placed)]);
  const sections = inOrder(placed).map((section) => ({ ...section, items: inOrder(section.items) }));
  const general = sections.find((section) => section.name === GENERAL)?.items ?? [];
  const named = (name: string): Labelled => general.find((item) => item.name === name)!;
  return {
    internalName: named('reqInternalName'),
    displayName: named('reqDisplayName'),
    sections: sections.map(plain),
  };
}

function fromMetadata(path: string, file: XmlFile): CallCenter {
  const root = elementIn(file.root, 'CallCenter');
  const placed = metadataSections(root, file);
  refuseFaults(path, [...metadataRootFaults({ path, root, file, sections: placed }), ...sectionFaults(placed)]);
  const adapterUrl = textIn(root, 'adapterUrl');
  const settings = {
    ...(adapterUrl ? { reqAdapterUrl: adapterUrl } : {}),
    ...(JSON.parse(textIn(root, 'customSettings') || '{}') as Readonly<Record<string, string>>),
  };
  const sections = placed.map(plain).map((section) => ({
    ...section,
    items: section.name === GENERAL ? [...section.items, ...missingOf(settings, section.items)] : section.items,
  }));
  return {
    internalName: { label: textIn(root, 'internalNameLabel'), value: internalNameOf(path) },
    displayName: { label: textIn(root, 'displayNameLabel'), value: textIn(root, 'displayName') },
    sections,
  };
}

function plain({ name, label, items }: PlacedSection): Section {
  return { name, label, items: items.map((item) => ({ name: item.name, label: item.label, value: item.value })) };
}

/** `customSettings` and `adapterUrl` repeat some of the general items; where only they have them they count. */
function missingOf(settings: Readonly<Record<string, string>>, items: readonly Item[]): Item[] {
  const missing = Object.entries(settings).filter(([name]) => !items.some((item) => item.name === name));
  return missing.map(([name, value]) => ({ name, label: name, value }));
}

function inOrder<T extends { readonly sortOrder?: string | undefined }>(elements: readonly T[]): T[] {
  return [...elements].sort((a, b) => Number(a.sortOrder) - Number(b.sortOrder));
}

function refuseFaults(path: string, faults: readonly Fault[]): void {
  const [first, ...more] = faults;
  if (!first) return;
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  const { line, element, what, remedy } = first;
  throw new AppError('bad-call-center', `${path}, line ${line}: ${element} ${what}${rest}`, { hint: remedy });
}
