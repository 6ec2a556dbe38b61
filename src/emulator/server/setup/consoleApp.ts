import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { elementIn, listIn, readMetadataXml, textIn, textsIn } from './metadataXml';
import type { XmlElement } from './metadataXml';

/** An app of the org, as its metadata describes it. */
export interface ConsoleAppDescription {
  /** API name. */
  readonly name: string;
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

/** The id of an app (`ltn_app_id` of the adapter's address), made from its name so that it is the same at every start. */
export function appIdOf({ name }: Pick<ConsoleAppDescription, 'name'>): string {
  return `06mEm${createHash('sha256').update(name).digest('hex').slice(0, 10)}IAA`;
}

/** What `AppDefinition` tells of an app by its id. */
export function navigationIn(
  apps: readonly ConsoleAppDescription[],
): (appId: string) => 'console' | 'standard' | 'unknown' {
  return (appId) => {
    const app = apps.find((each) => appIdOf(each) === appId);
    if (!app) return 'unknown';
    return app.isConsole ? 'console' : 'standard';
  };
}

/** What an admin gets who adds the softphone to the standard Service Console and changes nothing. */
const STANDARD: ConsoleAppDescription = {
  name: 'standard__LightningService',
  label: 'Service Console',
  isConsole: true,
  tabs: ['Contact', 'Lead', 'Account', 'Case'],
  utilityItem: { label: 'Phone', icon: 'call', startsAutomatically: false },
};

const SUFFIX = '.app-meta.xml';

/**
 * The project's Lightning apps, console apps first. A kind of navigation for which it has none is Salesforce's own app, with the
 * phone's item that the project's app has, so that every phone can be seen in both.
 */
export function readApps(metadataFolder: string): readonly [ConsoleAppDescription, ...ConsoleAppDescription[]] {
  const folder = join(metadataFolder, 'applications');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(SUFFIX)) : [];
  const apps = files.sort().flatMap((file) => appIn(metadataFolder, file.slice(0, -SUFFIX.length)));
  const [first = STANDARD] = apps;
  const consoles = apps.filter((app) => app.isConsole);
  const others = apps.filter((app) => !app.isConsole);
  const service = { ...STANDARD, utilityItem: first.utilityItem };
  const sales = { ...service, name: 'standard__LightningSales', label: 'Sales', isConsole: false };
  const [console = service, ...moreConsoles] = consoles;
  return [console, ...moreConsoles, ...(others.length > 0 ? others : [sales])];
}

function appIn(metadataFolder: string, name: string): ConsoleAppDescription[] {
  const file = join(metadataFolder, 'applications', `${name}${SUFFIX}`);
  const app = elementIn(readMetadataXml(file), 'CustomApplication');
  return textIn(app, 'uiType') === 'Lightning' ? [describeApp(metadataFolder, name, app)] : [];
}

function describeApp(metadataFolder: string, name: string, app: XmlElement): ConsoleAppDescription {
  return {
    name,
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
