import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';

/** What stands where nothing is: says so, and what would change it. */
export function EmptyState({ icon, title, children }: { icon: string; title: string; children?: ComponentChildren }) {
  return (
    <div class="empty-state slds-text-align_center slds-p-around_large">
      <Icon name={icon} size="medium" />
      <p class="slds-text-heading_small slds-m-top_small">{title}</p>
      {children && <p class="slds-text-body_regular slds-text-color_weak slds-m-top_xx-small">{children}</p>}
    </div>
  );
}
