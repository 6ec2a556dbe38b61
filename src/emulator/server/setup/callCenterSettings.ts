import { GENERAL } from './callCenter';
import type { CallCenter, Section } from './callCenter';

/**
 * What getCallCenterSettings gives an adapter: one flat object of slash paths, every value a text, sort orders as `1.0`.
 * `/label` is taken to be the display name; the platform's pages do not say.
 */
export function settingsOf(callCenter: CallCenter): Record<string, string> {
  const { displayName, internalName, sections } = callCenter;
  return {
    '/label': displayName.value,
    '/displayNameLabel': displayName.label,
    '/internalNameLabel': internalName.label,
    [`/${GENERAL}/reqDisplayName`]: displayName.value,
    [`/${GENERAL}/reqInternalName`]: internalName.value,
    ...Object.fromEntries(sections.flatMap(sectionPaths)),
  };
}

/** Setup numbers the two names of the general section too, so its items begin after them. */
function sectionPaths({ name, label, items }: Section, index: number): [string, string][] {
  const isNamed = items.some((item) => item.name === 'reqInternalName');
  const first = name === GENERAL && !isNamed ? 2 : 0;
  const itemPaths = items.flatMap((item, place): [string, string][] => {
    if (item.name === 'reqInternalName' || item.name === 'reqDisplayName') return [];
    const path = `/${name}/${item.name}`;
    return [
      [path, item.value],
      [`${path}/label`, item.label],
      [`${path}/sortOrder`, sortOrder(first + place)],
    ];
  });
  return [[`/${name}/label`, label], [`/${name}/sortOrder`, sortOrder(index)], ...itemPaths];
}

function sortOrder(place: number): string {
  return place.toFixed(1);
}
