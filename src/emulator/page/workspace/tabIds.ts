/** Element id of a tab, from the strip's own prefix and the key of its place. */
export function tabId(idPrefix: string, key: string): string {
  return `${idPrefix}-${key.replace(/[^A-Za-z0-9]/g, (sign) => `_${sign.charCodeAt(0)}_`)}`;
}

/** Element id of the panel that shows `key` within the primary tab `ownerKey`. */
export function panelId(ownerKey: string, key: string): string {
  return tabId('panel', `${ownerKey}-${key}`);
}
