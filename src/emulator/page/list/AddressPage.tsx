import { EmptyState } from '../parts/EmptyState';
import type { Place } from '../state/place';

/** An address that popped but that the emulator has no page for. Another web site is a link, never loaded by itself. */
export function AddressPage({ place }: { readonly place: Extract<Place, { kind: 'address' }> }) {
  const page = /^\/apex\/(\w+)/.exec(place.url)?.[1];
  const isWebSite = /^https?:\/\//i.test(place.url);
  return (
    <div class="slds-card">
      <h1 class="slds-assistive-text">{place.url}</h1>
      <EmptyState
        icon="new_window"
        title={
          page
            ? `In Salesforce the Visualforce page ${page} would open here`
            : 'In Salesforce this page would open here'
        }
      >
        {isWebSite ? (
          <a href={place.url} target="_blank" rel="noopener noreferrer">
            {place.url}
          </a>
        ) : (
          <code>{place.url}</code>
        )}
      </EmptyState>
    </div>
  );
}
