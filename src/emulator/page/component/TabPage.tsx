import { EmptyState } from '../parts/EmptyState';
import type { Place } from '../state/place';
import { useLightning } from '../useLightning';
import { OrgComponent } from './OrgComponent';

/** A tab of the org that shows one of its own components or pages. */
export function TabPage({ place }: { readonly place: Extract<Place, { kind: 'tab' }> }) {
  const { state } = useLightning();
  const tab = state.components.tabs.find(({ name }) => name === place.name);
  if (!tab) {
    return (
      <div class="slds-card">
        <EmptyState icon="lock" title="This tab is not there, or you may not see it">
          Ask your admin for the permission set that shows the tab {place.name}.
        </EmptyState>
      </div>
    );
  }
  const { component, label, pageAddress } = tab;
  return (
    <>
      <h1 class="slds-assistive-text">{label}</h1>
      {pageAddress ? <iframe class="tab-frame" title={label} src={pageAddress} /> : <OrgComponent name={component} />}
    </>
  );
}
