import { api, LightningElement } from 'lwc';

/** Stand-in for `lightning-button`, in the variants `base`, `neutral` and `brand`. */
export default class Button extends LightningElement {
  @api label = '';
  @api variant = 'neutral';
  @api disabled = false;

  get buttonClass(): string {
    return this.variant === 'base' ? 'slds-button' : `slds-button slds-button_${this.variant}`;
  }
}
