import type { ConsoleState } from '../state/consoleState';
import type { Place } from '../state/place';
import { isDirty } from '../state/edits';
import { placeKey } from '../state/place';

/** What a tab shows of its place. */
export interface PlaceTitle {
  readonly text: string;
  /** SLDS standard icon. */
  readonly icon: string;
}

export function placeTitle(place: Place, { components, edits, known, session, views }: ConsoleState): PlaceTitle {
  const described = (objectType = '') => session.objects.find((each) => each.apiName === objectType);
  switch (place.kind) {
    case 'record': {
      const record = known[place.recordId];
      const unnamed = views[placeKey(place)]?.problem ? 'Not available' : 'Loading…';
      const unsaved = isDirty(edits, place.recordId) ? '* ' : '';
      return { text: unsaved + (record?.name || unnamed), icon: described(record?.objectType)?.icon ?? 'record' };
    }
    case 'list': {
      const object = described(place.objectType);
      return { text: object?.pluralLabel ?? place.objectType, icon: object?.icon ?? 'record' };
    }
    case 'search':
      return { text: `${place.text} – Search`, icon: 'search' };
    case 'flow': {
      const flow = session.flows.find(({ name }) => name === place.name);
      return { text: flow?.label ?? place.name, icon: 'flow' };
    }
    case 'tab': {
      const tab = components.tabs.find(({ name }) => name === place.name);
      return { text: tab?.label ?? place.name, icon: 'custom' };
    }
    case 'address':
      return { text: place.url, icon: 'link' };
  }
}
