/** What a tab shows. */
export type Place =
  | { readonly kind: 'record'; readonly recordId: string }
  | ListPlace
  | { readonly kind: 'search'; readonly text: string }
  | FlowPlace
  /** A tab of the org that shows a component of its own. */
  | { readonly kind: 'tab'; readonly name: string }
  /** An address that the console has no page for. */
  | { readonly kind: 'address'; readonly url: string };

export interface ListPlace {
  readonly kind: 'list';
  readonly objectType: string;
  /** Name of a list view; without it the one with all records. */
  readonly view?: string;
}

/** A screen flow that runs, with the arguments that it was given. */
export interface FlowPlace {
  readonly kind: 'flow';
  readonly name: string;
  /** Name → value as text. */
  readonly args: Readonly<Record<string, string>>;
}

/** Two places with the same key are the same place. */
export function placeKey(place: Place): string {
  switch (place.kind) {
    case 'record':
      return `record:${place.recordId}`;
    case 'list':
      return place.view ? `list:${place.objectType}:${place.view}` : `list:${place.objectType}`;
    case 'search':
      return `search:${place.text}`;
    case 'flow':
      return `flow:${place.name}?${String(new URLSearchParams(place.args))}`;
    case 'tab':
      return `tab:${place.name}`;
    case 'address':
      return `address:${place.url}`;
  }
}

/**
 * The path in the address bar. Those of records, lists and list views are Lightning's own.
 *
 * @param objectType  of a record; while it is not known yet, the address does without it, as Lightning's own links may
 */
export function addressOf(place: Place, objectType = ''): string {
  switch (place.kind) {
    case 'record':
      return `/lightning/r/${objectType ? `${objectType}/` : ''}${place.recordId}/view`;
    case 'list': {
      const view = place.view ? `?filterName=${encodeURIComponent(place.view)}` : '';
      return `/lightning/o/${encodeURIComponent(place.objectType)}/list${view}`;
    }
    case 'search':
      return `/lightning/search?text=${encodeURIComponent(place.text)}`;
    case 'flow': {
      const args = String(new URLSearchParams(place.args));
      return `/lightning/flow/${encodeURIComponent(place.name)}${args ? `?${args}` : ''}`;
    }
    case 'tab':
      return `/lightning/n/${encodeURIComponent(place.name)}`;
    case 'address':
      return `/lightning/webpage?url=${encodeURIComponent(place.url)}`;
  }
}

/** The place behind a path of this console; null for the bare console and for what is no path of it. */
export function placeAt(path: string): Place | null {
  const { pathname, searchParams } = new URL(path, 'http://console.invalid');
  const record = /^\/lightning\/r\/(?:\w+\/)?([A-Za-z0-9]{18})(?:\/view)?$/.exec(pathname);
  if (record?.[1]) return { kind: 'record', recordId: record[1] };
  const list = /^\/lightning\/o\/(\w+)\/(?:list|home)$/.exec(pathname);
  if (list?.[1]) return listPlace(list[1], searchParams.get('filterName') ?? '');
  const flow = /^\/lightning\/flow\/(\w+)$/.exec(pathname);
  if (flow?.[1]) return { kind: 'flow', name: flow[1], args: Object.fromEntries(searchParams) };
  const tab = /^\/lightning\/n\/(\w+)$/.exec(pathname);
  if (tab?.[1]) return { kind: 'tab', name: tab[1] };
  const text = searchParams.get('text');
  if (pathname === '/lightning/search' && text) return { kind: 'search', text };
  const target = searchParams.get('url');
  if (pathname === '/lightning/webpage' && target) return { kind: 'address', url: target };
  return null;
}

export function listPlace(objectType: string, view = ''): ListPlace {
  return view ? { kind: 'list', objectType, view } : { kind: 'list', objectType };
}
