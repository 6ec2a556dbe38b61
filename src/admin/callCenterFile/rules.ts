import type { Definition, Finding, Section } from './definition';
import { GENERAL, findItem, valueOf } from './definition';

/** Mends the definition in place and tells what it found. Facts: Open CTI guide, "Required Call Center Elements". */
export type Rule = (definition: Definition, tell: Tell) => void;
/** What it says, alone or with what is done about it. */
export type Tell = (
  level: Finding['level'],
  line: number,
  words: string | readonly [says: string, remedy: string],
) => void;

export const MOST_NAME = 40;
/** The guide allows 1,000; the record's Name holds 80. */
const MOST_DISPLAY_NAME = 80;

export const names: Rule = (definition, tell) => {
  const asked = definition.internalName;
  const name = asked
    .replace(/[^A-Za-z0-9]/g, '')
    .replace(/^\d+/, '')
    .slice(0, MOST_NAME);
  if (!name) {
    tell('error', 0, [
      'There is no internal name (reqInternalName)',
      'Give one: --name AcmePhone (letters and digits, 40 at most).',
    ]);
  } else if (name !== asked) {
    tell('repaired', 0, [
      `The internal name "${asked.slice(0, 60)}" is not letters and digits, 40 at most, starting with a letter`,
      `It becomes "${name}".`,
    ]);
    definition.internalName = name;
  }
  if (!definition.displayName) {
    tell('repaired', 0, ['There is no display name (reqDisplayName)', `It becomes "${definition.internalName}".`]);
    definition.displayName = definition.internalName;
  }
  if (definition.displayName.length > MOST_DISPLAY_NAME) {
    tell('repaired', 0, [
      `The display name has ${definition.displayName.length} letters; the record holds ${MOST_DISPLAY_NAME}`,
      'It is cut.',
    ]);
    definition.displayName = definition.displayName.slice(0, MOST_DISPLAY_NAME);
  }
};

/** The two names have elements of their own in the Metadata dialect. */
export const namesAsItems: Rule = (definition, tell) => {
  for (const section of definition.sections) {
    for (const item of section.items.filter(({ name }) => name === 'reqInternalName' || name === 'reqDisplayName')) {
      tell('repaired', item.line, [
        `${item.name} stands among the items`,
        'It is taken out: the file’s name and displayName say it.',
      ]);
      if (item.name === 'reqDisplayName' && !definition.displayName) definition.displayName = item.value;
      section.items.splice(section.items.indexOf(item), 1);
    }
  }
};

export const generalSection: Rule = (definition, tell) => {
  const general = definition.sections.find((section) => section.name === GENERAL) ?? addGeneral(definition, tell);
  const required = [
    'reqAdapterUrl',
    'reqUseApi',
    'reqSoftphoneHeight',
    'reqSoftphoneWidth',
    'reqSalesforceCompatibilityMode',
    'reqStandbyUrl',
    'reqTimeout',
  ];
  for (const section of definition.sections) {
    if (section === general) continue;
    for (const item of section.items.filter(({ name }) => required.includes(name))) {
      tell('repaired', item.line, [
        `${item.name} stands in the section ${section.name}; Salesforce looks for it in ${GENERAL}`,
        'It is moved there.',
      ]);
      section.items.splice(section.items.indexOf(item), 1);
      general.items.push(item);
    }
  }
};

function addGeneral(definition: Definition, tell: Tell): Section {
  const similar = definition.sections.find((section) => section.items.some((item) => item.name === 'reqAdapterUrl'));
  tell('repaired', similar?.line ?? 0, [
    `There is no section ${GENERAL}`,
    similar ? `The section "${similar.name}" becomes it.` : 'It is added.',
  ]);
  if (similar) similar.name = GENERAL;
  const section = similar ?? { name: GENERAL, label: 'General Information', sortOrder: '0', line: 0, items: [] };
  if (!similar) definition.sections.unshift(section);
  return section;
}

/** `customSettings` repeats the required items as JSON; nothing at a deploy checks that they agree. */
export const customSettings: Rule = (definition, tell) => {
  if (definition.customSettings === null) return;
  let settings: Readonly<Record<string, unknown>>;
  try {
    settings = JSON.parse(definition.customSettings) as Readonly<Record<string, unknown>>;
  } catch {
    tell('repaired', 0, ['customSettings is not JSON', 'It is written anew from the items.']);
    return;
  }
  for (const [name, value] of Object.entries(settings ?? {})) {
    const item = findItem(definition, name);
    const text = String(value);
    if (!item) addItem(definition, { name, value: text });
    else if (item.value !== text) {
      const says = `${name} is "${item.value}" as an item but "${text}" in customSettings`;
      tell('repaired', item.line, [says, 'The item counts; customSettings is written from the items.']);
    }
  }
};

export const useApi: Rule = (definition, tell) => {
  const item = findItem(definition, 'reqUseApi');
  if (item?.value === 'true') return;
  tell('repaired', item?.line ?? 0, [
    `reqUseApi is ${item ? `"${item.value}"` : 'missing'}; Open CTI needs true`,
    'It becomes true.',
  ]);
  setItem(definition, { name: 'reqUseApi', label: 'Use CTI API', value: 'true' });
};

export const compatibilityMode: Rule = (definition, tell) => {
  const name = 'reqSalesforceCompatibilityMode';
  mendModeName(definition, name, tell);
  const item = findItem(definition, name);
  const asked = item?.value ?? '';
  const right = { lightning: 'Lightning', classicandlightning: 'Classic_and_Lightning' }[
    asked.toLowerCase().replace(/[^a-z]/g, '')
  ];
  if (right && right === asked) return;
  const value = right ?? (/classic/i.test(asked) ? 'Classic_and_Lightning' : 'Lightning');
  const what = item ? `is "${asked}"` : 'is missing, which means Classic';
  tell('repaired', item?.line ?? 0, [
    `${name} ${what}: the phone would not show in Lightning, without any error`,
    `It becomes ${value}.`,
  ]);
  setItem(definition, { name, label: 'Salesforce Compatibility Mode', value });
};

/** `reqSalesforceCompatabilityMode` stands in files that were copied far and wide; Salesforce does not know it. */
function mendModeName(definition: Definition, name: string, tell: Tell): void {
  if (findItem(definition, name)) return;
  const misspelt = definition.sections
    .flatMap((section) => section.items)
    .find((item) => /^reqSalesforceCompat\w*Mode$/i.test(item.name));
  if (!misspelt) return;
  tell('repaired', misspelt.line, [
    `${misspelt.name} is misspelt, and means nothing to Salesforce`,
    `It becomes ${name}.`,
  ]);
  misspelt.name = name;
}

const SIZES = [
  { name: 'reqSoftphoneHeight', label: 'Softphone Height', least: 240, most: 2_560, usual: 480 },
  { name: 'reqSoftphoneWidth', label: 'Softphone Width', least: 200, most: 1_920, usual: 380 },
] as const;

export const sizes: Rule = (definition, tell) => {
  for (const { name, label, least, most, usual } of SIZES) {
    const item = findItem(definition, name);
    const number = /^\s*(\d+)/.exec(item?.value ?? '')?.[1];
    const value = String(number ? Math.min(most, Math.max(least, Number(number))) : usual);
    if (item?.value === value) continue;
    tell('repaired', item?.line ?? 0, [
      `${name} is ${item ? `"${item.value}"` : 'missing'}; Lightning takes ${least} to ${most} pixels`,
      `It becomes ${value}.`,
    ]);
    setItem(definition, { name, label, value });
  }
};

export const standby: Rule = (definition, tell) => {
  const url = findItem(definition, 'reqStandbyUrl');
  const timeout = findItem(definition, 'reqTimeout');
  const isComplete = Boolean(url?.value && /^\d+$/.test(timeout?.value ?? ''));
  if ((!url && !timeout) || isComplete) return;
  tell('repaired', (url ?? timeout)?.line ?? 0, [
    'reqStandbyUrl and reqTimeout (milliseconds) go together, and one is missing or empty',
    'Both are left out.',
  ]);
  for (const section of definition.sections) {
    section.items = section.items.filter((item) => item !== url && item !== timeout);
  }
};

export const canvas: Rule = (definition, tell) => {
  const item = findItem(definition, 'reqCanvasApiName') ?? findItem(definition, 'reqCanvasNamespace');
  if (!item) return;
  if (!valueOf(definition, 'reqAdapterUrl')) {
    tell('error', item.line, [
      'This phone is a Canvas app, which Lightning does not show as a softphone',
      'Ask the vendor for a definition with an adapter URL.',
    ]);
  } else tell('note', item.line, 'The Canvas items are for Classic; Lightning uses the adapter URL');
};

export const salesforceVoice: Rule = (definition, tell) => {
  const item = findItem(definition, 'reqCallCenterType') ?? findItem(definition, 'reqVendorInfoApiName');
  const what =
    item?.name ?? definition.foreign.find((name) => /contactCenterChannels|vendorCallCenterStatusMaps/.test(name));
  if (!what) return;
  tell('error', item?.line ?? 0, [
    `This is a contact center of Salesforce Voice (${what}), not a softphone of Open CTI`,
    'Import it in Setup → Partner Telephony, or with the vendor’s package.',
  ]);
};

function addItem(
  definition: Definition,
  { name, value, label = name }: { name: string; value: string; label?: string },
): void {
  const general = definition.sections.find((section) => section.name === GENERAL);
  general?.items.push({ name, label, value, sortOrder: null, line: 0 });
}

/** Changes an item, or adds it at the end of the general section. */
export function setItem(definition: Definition, wanted: { name: string; value: string; label?: string }): void {
  const item = findItem(definition, wanted.name);
  if (item) item.value = wanted.value;
  else addItem(definition, wanted);
}
