import type { Standby } from './standby';

/** Says that the frame below shows the standby page, and why. */
export function StandbyNote({ reason, tryAgain }: Pick<Standby, 'reason' | 'tryAgain'>) {
  if (!reason) return null;
  return (
    <div role="alert" class="slds-theme_warning slds-p-around_x-small slds-text-body_small slds-shrink-none">
      {reason}{' '}
      <button type="button" class="text-link" onClick={tryAgain}>
        Load the phone again
      </button>
    </div>
  );
}
