import { useLightning } from '../useLightning';
import { EmulatorBadge } from './EmulatorBadge';
import { SearchBox } from './SearchBox';
import { UserMenu } from './UserMenu';

/** The white bar at the top: org, search, and what belongs to the emulator itself. */
export function GlobalHeader() {
  const { state } = useLightning();
  const { org } = state.session;
  return (
    <header class="global-header">
      <div class="header-side">
        <span class="org-mark" aria-hidden="true">
          {org.name.charAt(0)}
        </span>
        <span class="org-name slds-truncate">{org.name}</span>
      </div>
      <SearchBox />
      <div class="header-side header-right">
        <EmulatorBadge />
        <UserMenu />
      </div>
    </header>
  );
}
