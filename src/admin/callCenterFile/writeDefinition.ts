import type { Definition, Item } from './definition';
import { findItem, valueOf } from './definition';

/** What `customSettings` repeats. */
const IN_SETTINGS = [
  'reqUseApi',
  'reqSoftphoneHeight',
  'reqSoftphoneWidth',
  'reqSalesforceCompatibilityMode',
  'reqStandbyUrl',
  'reqTimeout',
];

/** The file for `callCenters/<internalName>.callCenter-meta.xml`. */
export function metadataXml(definition: Definition): string {
  const settings = IN_SETTINGS.filter((name) => findItem(definition, name)).map((name) => [
    name,
    valueOf(definition, name),
  ]);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CallCenter xmlns="http://soap.sforce.com/2006/04/metadata">',
    `    <adapterUrl>${escape(valueOf(definition, 'reqAdapterUrl'))}</adapterUrl>`,
    `    <customSettings>${escape(JSON.stringify(Object.fromEntries(settings)))}</customSettings>`,
    `    <displayName>${escape(definition.displayName)}</displayName>`,
    `    <displayNameLabel>${escape(definition.displayNameLabel)}</displayNameLabel>`,
    `    <internalNameLabel>${escape(definition.internalNameLabel)}</internalNameLabel>`,
  ];
  for (const section of definition.sections) {
    const items = section.items.filter((item) => item.value !== '');
    if (items.length === 0) continue;
    lines.push('    <sections>', ...items.flatMap(metadataItem));
    lines.push(
      `        <label>${escape(section.label)}</label>`,
      `        <name>${section.name}</name>`,
      '    </sections>',
    );
  }
  return `${lines.join('\n')}\n</CallCenter>\n`;
}

function metadataItem(item: Item): string[] {
  return [
    '        <items>',
    `            <label>${escape(item.label)}</label>`,
    `            <name>${item.name}</name>`,
    `            <value>${escape(item.value)}</value>`,
    '        </items>',
  ];
}

/** The file for Setup → Call Centers → Import. */
export function setupXml(definition: Definition): string {
  const named = (name: string, label: string, value: string): Item => ({
    name,
    label,
    value,
    sortOrder: null,
    line: 0,
  });
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<callCenter>'];
  definition.sections.forEach((section, place) => {
    const first = [
      named('reqInternalName', definition.internalNameLabel, definition.internalName),
      named('reqDisplayName', definition.displayNameLabel, definition.displayName),
    ];
    const items = section.name === 'reqGeneralInfo' ? [...first, ...section.items] : section.items;
    lines.push(`  <section sortOrder="${place}" name="${section.name}" label="${escape(section.label)}">`);
    items.forEach((item, index) => {
      lines.push(
        `    <item sortOrder="${index}" name="${item.name}" label="${escape(item.label)}">${escape(item.value)}</item>`,
      );
    });
    lines.push('  </section>');
  });
  return `${lines.join('\n')}\n</callCenter>\n`;
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
