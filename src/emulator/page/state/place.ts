/** What a tab shows. */
export type Place =
  | { readonly kind: 'record'; readonly recordId: string }
  | { readonly kind: 'list'; readonly objectType: string }
  | { readonly kind: 'search'; readonly text: string }
  /** An address that the console has no page for. */
  | { readonly kind: 'address'; readonly url: string };

/** Two places with the same key are the same place. */
export function placeKey(place: Place): string {
  switch (place.kind) {
    case 'record':
      return `record:${place.recordId}`;
    case 'list':
      return `list:${place.objectType}`;
    case 'search':
      return `search:${place.text}`;
    case 'address':
      return `address:${place.url}`;
  }
}

/**
 * The path in the address bar.
 *
 * @param objectType  of a record; while it is not known yet, the address does without it, as Lightning's own links may
 */
export function addressOf(place: Place, objectType = ''): string {
  switch (place.kind) {
    case 'record':
      return `/lightning/r/${objectType ? `${objectType}/` : ''}${place.recordId}/view`;
    case 'list':
      return `/lightning/o/${encodeURIComponent(place.objectType)}/list`;
    case 'search':
      return `/lightning/search?text=${encodeURIComponent(place.text)}`;
    case 'address':
      return `/lightning/webpage?url=${encodeURIComponent(place.url)}`;
  }
}

/** The place behind a path of this console; null for the bare console and for what is no path of it. */
export function placeAt(path: string): Place | null {
  const url = new URL(path, 'http://console.invalid');
  const record = /^\/lightning\/r\/(?:\w+\/)?([A-Za-z0-9]{18})(?:\/view)?$/.exec(url.pathname);
  if (record?.[1]) return { kind: 'record', recordId: record[1] };
  const list = /^\/lightning\/o\/(\w+)\/(?:list|home)$/.exec(url.pathname);
  if (list?.[1]) return { kind: 'list', objectType: list[1] };
  const text = url.searchParams.get('text');
  if (url.pathname === '/lightning/search' && text) return { kind: 'search', text };
  const target = url.searchParams.get('url');
  if (url.pathname === '/lightning/webpage' && target) return { kind: 'address', url: target };
  return null;
}
