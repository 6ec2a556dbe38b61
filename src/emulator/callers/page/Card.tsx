import type { ComponentChildren } from 'preact';
import { Icon } from '../../page/parts/Icon';

interface CardProps {
  readonly title: string;
  readonly icon: string;
  /** Stands at the right of the title. */
  readonly aside?: ComponentChildren;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A part of the page under a heading of its own. */
export function Card({ title, icon, aside, class: extra = '', children }: CardProps) {
  const id = `card-${title.toLowerCase().replace(/\W+/g, '-')}`;
  return (
    <section class={`slds-card ${extra}`} aria-labelledby={id}>
      <div class="slds-card__header slds-grid">
        <header class="slds-media slds-media_center slds-has-flexi-truncate">
          <div class="slds-media__figure">
            <Icon name={icon} size="small" />
          </div>
          <div class="slds-media__body">
            <h2 class="slds-card__header-title slds-truncate" id={id}>
              {title}
            </h2>
          </div>
        </header>
        {aside && <div class="slds-no-flex">{aside}</div>}
      </div>
      <div class="slds-card__body">{children}</div>
    </section>
  );
}
