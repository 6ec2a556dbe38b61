import { AppError } from '../../base/appError';
import type { Place } from './xmlPlaces';
import { childrenOf, leadOf, placesIn, textOf } from './xmlPlaces';

export interface ItemWishes {
  readonly label: string;
  /** SLDS utility icon. */
  readonly icon: string;
  readonly heightPx: number;
  readonly widthPx: number;
  /** Whether the phone loads with the page; without, it rings only after an agent opened it once. */
  readonly startsAutomatically: boolean;
}

const COMPONENT = 'opencti:softPhone';

/**
 * The bar with the Open CTI item at its end; the same text when it is there already. Nothing else in the file changes.
 * @throws AppError `bar-not-understood`, `bad-metadata`
 */
export function addItem(xml: string, wishes: ItemWishes, path: string): string {
  const bar = readBar(xml, path);
  if (bar.items.some((item) => item.component === COMPONENT)) return xml;
  const last = bar.items.at(-1)?.place;
  const lead = last ? leadOf(xml, last) : leadOfFirst(xml, bar.region);
  const isOld = last?.name === 'componentInstances';
  const nameTaken = (name: string): boolean => xml.includes(`<identifier>${name}</identifier>`);
  let identifier = 'opencti_softPhone';
  for (let number = 2; nameTaken(identifier); number += 1) identifier = `opencti_softPhone${number}`;
  const item = itemXml(wishes, { lead, step: stepOf(xml, bar), identifier: isOld ? '' : identifier });
  const at = last ? last.end : bar.region.openEnd;
  return xml.slice(0, at) + item + xml.slice(at);
}

/** The bar without the Open CTI item; the same text when there is none. @throws as `addItem` */
export function removeItem(xml: string, path: string): string {
  let text = xml;
  for (;;) {
    const item = readBar(text, path).items.find((one) => one.component === COMPONENT);
    if (!item) return text;
    text = text.slice(0, item.place.start - leadOf(text, item.place).length) + text.slice(item.place.end);
  }
}

export function hasItem(xml: string, path: string): boolean {
  return readBar(xml, path).items.some((item) => item.component === COMPONENT);
}

interface Bar {
  readonly region: Place;
  readonly items: readonly { readonly place: Place; readonly component: string }[];
}

function readBar(xml: string, path: string): Bar {
  const root = placesIn(xml, path);
  if (root.name !== 'FlexiPage') throw notUnderstood(path, `it is a <${root.name}>`);
  if (textOf(root, 'type') !== 'UtilityBar') throw notUnderstood(path, `it is of the type "${textOf(root, 'type')}"`);
  const regions = childrenOf(root, 'flexiPageRegions').filter((region) => textOf(region, 'name') === 'utilityItems');
  const [region] = regions;
  if (!region || regions.length > 1) throw notUnderstood(path, `it has ${regions.length} regions "utilityItems"`);
  const known = new Set([
    'itemInstances',
    'componentInstances',
    'name',
    'type',
    'mode',
    'appendable',
    'prependable',
    'replaceable',
  ]);
  const strange = region.children.find((child) => !known.has(child.name));
  if (strange) throw notUnderstood(path, `its region holds <${strange.name}>`);
  const places = region.children.filter((child) => /^(item|component)Instances$/.test(child.name));
  return { region, items: places.map((place) => ({ place, component: componentOf(place) })) };
}

function componentOf(place: Place): string {
  const inner = place.name === 'itemInstances' ? childrenOf(place, 'componentInstance')[0] : place;
  return inner ? textOf(inner, 'componentName') : '';
}

/** The indentation that the first child of a region has. */
function leadOfFirst(xml: string, region: Place): string {
  const [child] = region.children;
  return child ? leadOf(xml, child) : '';
}

/** By how much this file indents one level; empty when it does not. */
function stepOf(xml: string, bar: Bar): string {
  const [child] = bar.region.children;
  if (!child) return '';
  const inner = leadOf(xml, child).replace(/^\r?\n/, '');
  const outer = leadOf(xml, bar.region).replace(/^\r?\n/, '');
  return inner.startsWith(outer) ? inner.slice(outer.length) : '    ';
}

interface Layout {
  readonly lead: string;
  readonly step: string;
  /** Empty for the old shape (API 48 and before), which has no identifiers. */
  readonly identifier: string;
}

function itemXml(wishes: ItemWishes, { lead, step, identifier }: Layout): string {
  const isNew = identifier !== '';
  const inner = isNew ? lead && lead + step : lead;
  const [outerTag, innerTag] = isNew ? ['itemInstances', 'componentInstance'] : ['', 'componentInstances'];
  const at = (depth: number): string => inner && inner + step.repeat(depth);
  const properties = Object.entries({
    eager: String(wishes.startsAutomatically),
    height: String(wishes.heightPx),
    icon: wishes.icon,
    label: wishes.label,
    scrollable: 'true',
    width: String(wishes.widthPx),
  }).map(
    ([name, value]) =>
      `${at(1)}<componentInstanceProperties>${at(2)}<name>${name}</name>${at(2)}<type>decorator</type>${at(2)}<value>${escapeText(value)}</value>${at(1)}</componentInstanceProperties>`,
  );
  const name = `${at(1)}<componentName>${COMPONENT}</componentName>`;
  const id = isNew ? `${at(1)}<identifier>${identifier}</identifier>` : '';
  const instance = `${at(0)}<${innerTag}>${properties.join('')}${name}${id}${at(0)}</${innerTag}>`;
  return isNew ? `${lead}<${outerTag}>${instance}${lead}</${outerTag}>` : instance;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function notUnderstood(path: string, why: string): AppError {
  return new AppError('bar-not-understood', `${path} is not a utility bar as we know it: ${why}`, {
    hint: 'Nothing was changed. Add the item by hand: Setup → App Manager → Edit → Utility Items → Open CTI Softphone.',
  });
}

/** A bar of its own for an app that has none. */
export function newBar(masterLabel: string, wishes: ItemWishes): string {
  const empty = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<FlexiPage xmlns="http://soap.sforce.com/2006/04/metadata">',
    '    <flexiPageRegions>',
    '        <name>utilityItems</name>',
    '        <type>Region</type>',
    '    </flexiPageRegions>',
    '    <flexiPageRegions>',
    '        <name>backgroundComponents</name>',
    '        <type>Background</type>',
    '    </flexiPageRegions>',
    `    <masterLabel>${escapeText(masterLabel)}</masterLabel>`,
    '    <template>',
    '        <name>one:utilityBarTemplateDesktop</name>',
    '        <properties>',
    '            <name>isLeftAligned</name>',
    '            <value>true</value>',
    '        </properties>',
    '    </template>',
    '    <type>UtilityBar</type>',
    '</FlexiPage>',
    '',
  ].join('\n');
  return addItem(empty, wishes, masterLabel);
}
