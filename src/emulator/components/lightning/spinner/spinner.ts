import { api, LightningElement } from 'lwc';

/** Stand-in for `lightning-spinner`. */
export default class Spinner extends LightningElement {
  @api alternativeText = '';
  @api size = 'medium';

  get spinnerClass(): string {
    return `slds-spinner slds-spinner_${this.size}`;
  }
}
