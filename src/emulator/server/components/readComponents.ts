import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OrgComponents, OrgTab } from '../../org/orgApi';
import { elementIn, elementsIn, readMetadataXml, textIn } from '../setup/metadataXml';
import type { XmlElement } from '../setup/metadataXml';

/**
 * @param metadataFolder  `force-app/main/default`; a project without components has none
 * @param addressOf       where a frame finds a page; without it no tab shows one
 */
export function readComponents(metadataFolder: string, addressOf?: (page: string) => string): OrgComponents {
  const bundles = namesIn(join(metadataFolder, 'lwc'), /^(\w+)$/)
    .map((name) => ({ name, path: join(metadataFolder, 'lwc', name, `${name}.js-meta.xml`) }))
    .filter(({ path }) => existsSync(path))
    .map(({ name, path }) => ({ name, xml: elementIn(readMetadataXml(path), 'LightningComponentBundle') }));
  const forRecords = bundles
    .filter(({ xml }) => targetsOf(xml).includes('lightning__RecordPage'))
    .map(({ name, xml }) => ({ component: name, objectTypes: objectsOf(xml) }));
  return { tabs: readTabs(join(metadataFolder, 'tabs'), addressOf), forRecords };
}

function readTabs(folder: string, addressOf?: (page: string) => string): readonly OrgTab[] {
  return namesIn(folder, /^(\w+)\.tab-meta\.xml$/).flatMap((name) => {
    const xml = elementIn(readMetadataXml(join(folder, `${name}.tab-meta.xml`)), 'CustomTab');
    const component = textIn(xml, 'lwcComponent');
    const page = textIn(xml, 'page');
    const label = textIn(xml, 'label') || name;
    if (component) return [{ name, component, label }];
    return page && addressOf ? [{ name, component: '', label, pageAddress: addressOf(page) }] : [];
  });
}

/** Objects whose record pages may hold it; empty for all. */
function objectsOf(xml: XmlElement): readonly string[] {
  const configs = elementsIn(elementIn(xml, 'targetConfigs'), 'targetConfig');
  return configs
    .filter((config) => textIn(config, '@targets').split(',').includes('lightning__RecordPage'))
    .flatMap((config) => textsOf(elementIn(config, 'objects').object));
}

function targetsOf(xml: XmlElement): readonly string[] {
  return textIn(xml, 'isExposed') === 'true' ? textsOf(elementIn(xml, 'targets').target) : [];
}

/** One text or many. */
function textsOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function namesIn(folder: string, pattern: RegExp): readonly string[] {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files.flatMap((file) => pattern.exec(file)?.[1] ?? []);
}
