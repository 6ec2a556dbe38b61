import { basename } from 'node:path';
import { AppError } from '../../../base/appError';
import { elementIn, listIn, readMetadataXml, textIn } from './metadataXml';
import type { XmlElement } from './metadataXml';

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
 * @throws AppError `bad-xml`, `no-call-center`
 */
export function readCallCenter(path: string): CallCenter {
  const root = readMetadataXml(path);
  if (root.callCenter !== undefined) return fromSetup(path, elementIn(root, 'callCenter'));
  if (root.CallCenter !== undefined) return fromMetadata(path, elementIn(root, 'CallCenter'));
  const name = Object.keys(root).find((each) => !/^[?@#]/.test(each)) ?? '';
  throw noCallCenter(path, `its root is <${name}>, neither <callCenter> (Setup import) nor <CallCenter> (metadata)`);
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

function fromSetup(path: string, root: XmlElement): CallCenter {
  const sections = inOrder(listIn(root, 'section')).map((section): Section => {
    const items = inOrder(listIn(section, 'item'));
    return {
      name: textIn(section, '@name'),
      label: textIn(section, '@label'),
      items: items.map((item) => ({
        name: textIn(item, '@name'),
        label: textIn(item, '@label'),
        value: textIn(item, '#text'),
      })),
    };
  });
  const general = sections.find((section) => section.name === GENERAL)?.items ?? [];
  const named = (name: string): Labelled | undefined => general.find((item) => item.name === name);
  const internalName = named('reqInternalName');
  if (!internalName) throw noCallCenter(path, `the item reqInternalName in the section ${GENERAL} is missing`);
  return { internalName, displayName: named('reqDisplayName') ?? internalName, sections };
}

function fromMetadata(path: string, root: XmlElement): CallCenter {
  const adapterUrl = textIn(root, 'adapterUrl');
  const named = adapterUrl ? { reqAdapterUrl: adapterUrl } : {};
  const settings = { ...named, ...customSettings(path, textIn(root, 'customSettings')) };
  const sections = listIn(root, 'sections').map((section): Section => {
    const items = listIn(section, 'items').map(itemOf);
    return {
      name: textIn(section, 'name'),
      label: textIn(section, 'label'),
      items: textIn(section, 'name') === GENERAL ? [...items, ...missingOf(settings, items)] : items,
    };
  });
  if (!sections.some((section) => section.name === GENERAL))
    throw noCallCenter(path, `the section ${GENERAL} is missing`);
  return {
    // The file's name is the internal name; the metadata file does not repeat it.
    internalName: {
      label: textIn(root, 'internalNameLabel'),
      value: basename(path).replace(/\.callCenter(-meta\.xml)?$/, ''),
    },
    displayName: { label: textIn(root, 'displayNameLabel'), value: textIn(root, 'displayName') },
    sections,
  };
}

function itemOf(item: XmlElement): Item {
  return { name: textIn(item, 'name'), label: textIn(item, 'label'), value: textIn(item, 'value') };
}

/** `customSettings` and `adapterUrl` repeat some of the general items; where only they have them they count. */
function missingOf(settings: Readonly<Record<string, unknown>>, items: readonly Item[]): Item[] {
  const missing = Object.entries(settings).filter(([name]) => !items.some((item) => item.name === name));
  return missing.map(([name, value]) => ({ name, label: name, value: String(value) }));
}

function customSettings(path: string, text: string): Readonly<Record<string, unknown>> {
  if (!text) return {};
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw noCallCenter(path, `<customSettings> is not JSON: ${(cause as Error).message}`);
  }
}

function inOrder(elements: readonly XmlElement[]): XmlElement[] {
  return [...elements].sort((a, b) => Number(textIn(a, '@sortOrder')) - Number(textIn(b, '@sortOrder')));
}

function noCallCenter(path: string, why: string): AppError {
  return new AppError('no-call-center', `${path} is no call center definition: ${why}`, {
    hint: 'Compare it with force-app/main/default/callCenters.',
  });
}
