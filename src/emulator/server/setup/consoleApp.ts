import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { elementIn, listIn, readMetadataXml, textIn, textsIn } from './metadataXml';
import type { XmlElement } from './metadataXml';

/** An app of the org, as its metadata describes it. */
export interface ConsoleAppDescription {
  readonly label: string;
  readonly isConsole: boolean;
  /** API names of objects. */
  readonly tabs: readonly string[];
  /** The Open CTI softphone in the app's utility bar; null when the bar does not have it. */
  readonly utilityItem: UtilityItem | null;
}

export interface UtilityItem {
  readonly label: string;
  readonly icon: string;
  readonly startsAutomatically: boolean;
  /** Where the utility bar says one. */
  readonly size?: { readonly heightPx: number; readonly widthPx: number };
}

/** What an admin gets who adds the softphone to the standard Service Console and changes nothing. */
const STANDARD: ConsoleAppDescription = {
  label: 'Service Console',
  isConsole: true,
  tabs: ['Contact', 'Lead', 'Account', 'Case'],
  utilityItem: { label: 'Phone', icon: 'call', startsAutomatically: false },
};

/** The project's first Lightning app, or the standard console when the project has none. */
export function readConsoleApp(metadataFolder: string): ConsoleAppDescription {
  const folder = join(metadataFolder, 'applications');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.app-meta.xml')) : [];
  const apps = files.sort().map((name) => elementIn(readMetadataXml(join(folder, name)), 'CustomApplication'));
  const app = apps.find((each) => textIn(each, 'uiType') === 'Lightning');
  if (!app) return STANDARD;
  return {
    label: textIn(app, 'label'),
    isConsole: textIn(app, 'navType') === 'Console',
    tabs: textsIn(app, 'tabs').map((tab) => tab.replace(/^standard-/, '')),
    utilityItem: readUtilityItem(join(metadataFolder, 'flexipages'), textIn(app, 'utilityBar')),
  };
}

function readUtilityItem(folder: string, utilityBar: string): UtilityItem | null {
  const file = join(folder, `${utilityBar}.flexipage-meta.xml`);
  if (!utilityBar || !existsSync(file)) return null;
  const regions = listIn(elementIn(readMetadataXml(file), 'FlexiPage'), 'flexiPageRegions');
  const components = regions
    .flatMap((region) => listIn(region, 'itemInstances'))
    .map((instance) => elementIn(instance, 'componentInstance'));
  const softphone = components.find((component) => textIn(component, 'componentName') === 'opencti:softPhone');
  return softphone ? itemOf(softphone) : null;
}

function itemOf(softphone: XmlElement): UtilityItem {
  const properties = listIn(softphone, 'componentInstanceProperties');
  const valueOf = (name: string): string => {
    const property = properties.find((each) => textIn(each, 'name') === name);
    return property ? textIn(property, 'value') : '';
  };
  const size = { heightPx: Number(valueOf('height')), widthPx: Number(valueOf('width')) };
  return {
    label: valueOf('label') || 'Phone',
    icon: valueOf('icon') || 'call',
    startsAutomatically: valueOf('eager') === 'true',
    ...(size.heightPx > 0 && size.widthPx > 0 ? { size } : {}),
  };
}
