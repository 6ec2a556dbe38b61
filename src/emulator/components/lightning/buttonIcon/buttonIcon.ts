import { api, LightningElement } from 'lwc';

/** Stand-in for `lightning-button-icon`. */
export default class ButtonIcon extends LightningElement {
  @api iconName = '';
  @api alternativeText = '';
  @api override title = '';
  @api disabled = false;

  get href(): string {
    const [sprite = '', name = ''] = this.iconName.split(':');
    return `/slds/icons/${sprite}-sprite/svg/symbols.svg#${name}`;
  }
}
