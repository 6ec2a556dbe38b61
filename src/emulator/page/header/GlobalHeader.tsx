import { useLightning } from '../useLightning';
import { EmulatorBadge } from './EmulatorBadge';
import { SearchBox } from './SearchBox';

/** The white bar at the top: org, search, and what belongs to the emulator itself. */
export function GlobalHeader() {
  const { state } = useLightning();
  const { org, user } = state.session;
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
        <span class="agent" title={user.name}>
          <abbr class="slds-avatar slds-avatar_circle slds-avatar_medium" title={user.name}>
            <span class="slds-avatar__initials slds-icon-standard-user">{initials(user.name)}</span>
          </abbr>
        </span>
      </div>
    </header>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.charAt(0) ?? '').join('');
}
