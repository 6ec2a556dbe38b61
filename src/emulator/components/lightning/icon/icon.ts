import { api, LightningElement } from 'lwc';

/** Stand-in for `lightning-icon`: `standard:contact`, `utility:call`. */
export default class Icon extends LightningElement {
  @api iconName = '';
  @api size = 'medium';
  @api alternativeText = '';

  get href(): string {
    const [sprite = '', name = ''] = this.iconName.split(':');
    return `/slds/icons/${sprite}-sprite/svg/symbols.svg#${name}`;
  }

  get boxClass(): string {
    return `slds-icon_container slds-icon-${this.iconName.replaceAll('_', '-').replace(':', '-')}`;
  }

  get iconClass(): string {
    const tint = this.iconName.startsWith('utility') ? ' slds-icon-text-default' : '';
    return `slds-icon slds-icon_${this.size}${tint}`;
  }
}
