import { ofType } from './orgSource';
import type { MetadataFile, OrgSource } from './orgSource';
import { nodesAt, textAt } from './xmlNode';

/** Items that Salesforce itself reads, and the values it takes in Lightning (Open CTI guide, call center elements). */
const GENERAL: Readonly<Record<string, (value: string) => boolean>> = {
  reqAdapterUrl: (value) => /^(\/apex\/\w+|https:\/\/\S+)$/.test(value),
  reqUseApi: (value) => value === 'true',
  reqSoftphoneHeight: (value) => isBetween(value, 240, 2560),
  reqSoftphoneWidth: (value) => isBetween(value, 200, 1920),
  reqSalesforceCompatibilityMode: (value) => value === 'Lightning' || value === 'Classic_and_Lightning',
};

const RESERVED = ['label', 'sortOrder', 'internalNameLabel', 'displayNameLabel', 'reqInternalName', 'reqDisplayName'];
const OWN_NAME = /^[A-Za-z][A-Za-z0-9]{0,39}$/;
const LONGEST_DISPLAY_NAME = 80;
const LONGEST_LABEL = 1000;

/** What an org would refuse in a call center, or take and then show no phone. */
export function checkCallCenter(source: OrgSource): readonly string[] {
  const pages = new Set(source.pages.map((page) => page.name));
  return ofType(source, 'CallCenter').flatMap((center) => {
    const items = itemsOf(center);
    const findings = [
      ...nameFindings(center),
      ...items.flatMap(itemFindings),
      ...generalFindings(items),
      ...copyFindings(center, items),
      ...pageFindings(center, pages),
    ];
    return findings.map((finding) => `${center.path}: ${finding}`);
  });
}

interface Item {
  readonly section: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

function itemsOf(center: MetadataFile): readonly Item[] {
  return nodesAt(center.root, 'sections').flatMap((section) =>
    nodesAt(section, 'items').map((item) => ({
      section: textAt(section, 'name'),
      name: textAt(item, 'name'),
      label: textAt(item, 'label'),
      value: textAt(item, 'value'),
    })),
  );
}

function nameFindings(center: MetadataFile): readonly string[] {
  const sections = nodesAt(center.root, 'sections').map((section) => textAt(section, 'name'));
  const displayName = textAt(center.root, 'displayName');
  return [
    ...(OWN_NAME.test(center.name)
      ? []
      : [`the file's name is the internal name: letters and digits only, at most 40`]),
    ...(displayName.length > LONGEST_DISPLAY_NAME ? [`displayName is longer than ${LONGEST_DISPLAY_NAME}`] : []),
    ...sections
      .filter((name, place) => !OWN_NAME.test(name) || sections.indexOf(name) !== place)
      .map((name) => `section "${name}": a name is letters and digits, at most 40, and stands once`),
  ];
}

function itemFindings(item: Item, place: number, items: readonly Item[]): readonly string[] {
  const path = `/${item.section}/${item.name}`;
  const isTwice = items.findIndex((other) => other.section === item.section && other.name === item.name) !== place;
  const isOfSalesforce = item.section === 'reqGeneralInfo' || item.section === 'reqDialingOptions';
  return [
    ...(isTwice ? [`item ${path} stands twice`] : []),
    ...(item.value === '' ? [`item ${path} has no value; nobody knows what an org makes of that, write "none"`] : []),
    ...(item.label.length > LONGEST_LABEL ? [`item ${path} has a label longer than ${LONGEST_LABEL}`] : []),
    ...(!OWN_NAME.test(item.name) || RESERVED.includes(item.name)
      ? [`item ${path} has a name that is not allowed`]
      : []),
    ...(item.name.startsWith('req') && !isOfSalesforce ? [`item ${path}: names with req belong to Salesforce`] : []),
  ];
}

function generalFindings(items: readonly Item[]): readonly string[] {
  return Object.entries(GENERAL).flatMap(([name, isRight]) => {
    const value = items.find((item) => item.section === 'reqGeneralInfo' && item.name === name)?.value;
    if (value === undefined) return [`item /reqGeneralInfo/${name} is missing`];
    return isRight(value) ? [] : [`item /reqGeneralInfo/${name} cannot be "${value}" in Lightning`];
  });
}

/** Two elements repeat items; they must say the same. */
function copyFindings(center: MetadataFile, items: readonly Item[]): readonly string[] {
  const valueOf = (name: string): string | undefined => items.find((item) => item.name === name)?.value;
  const copies: unknown = readJson(textAt(center.root, 'customSettings'));
  if (typeof copies !== 'object' || copies === null) return ['customSettings is no JSON object'];
  return [
    ...Object.entries(copies)
      .filter(([name, value]) => valueOf(name) !== value)
      .map(([name]) => `customSettings and item ${name} differ`),
    ...Object.keys(GENERAL)
      .filter((name) => name !== 'reqAdapterUrl' && !Object.hasOwn(copies, name))
      .map((name) => `customSettings lacks ${name}`),
    ...(textAt(center.root, 'adapterUrl') === valueOf('reqAdapterUrl')
      ? []
      : ['adapterUrl and item reqAdapterUrl differ']),
  ];
}

function pageFindings(center: MetadataFile, pages: ReadonlySet<string>): readonly string[] {
  const page = /^\/apex\/(\w+)$/.exec(textAt(center.root, 'adapterUrl'))?.[1];
  return page && !pages.has(page) ? [`adapterUrl opens page "${page}", which does not exist`] : [];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isBetween(value: string, least: number, most: number): boolean {
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
}
