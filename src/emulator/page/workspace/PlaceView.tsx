import { AddressPage } from '../list/AddressPage';
import { TabPage } from '../component/TabPage';
import { FlowPage } from '../flow/FlowPage';
import { ListPage } from '../list/ListPage';
import { SearchPage } from '../list/SearchPage';
import { RecordView } from '../record/RecordView';
import type { Place } from '../state/place';

/** The page of a place. */
export function PlaceView({ place }: { readonly place: Place }) {
  switch (place.kind) {
    case 'record':
      return <RecordView place={place} />;
    case 'list':
      return <ListPage place={place} />;
    case 'search':
      return <SearchPage place={place} />;
    case 'flow':
      return <FlowPage place={place} />;
    case 'tab':
      return <TabPage place={place} />;
    case 'address':
      return <AddressPage place={place} />;
  }
}
