import { api, LightningElement } from 'lwc';

/** Stand-in for `lightning-input`: text fields. Like it, tells every letter as a change. */
export default class Input extends LightningElement {
  @api label = '';
  @api name = '';
  @api type = 'text';
  @api placeholder = '';
  @api value = '';
  @api maxLength = 255;

  changed(event: Event): void {
    event.stopPropagation();
    const { value } = event.target as HTMLInputElement;
    this.value = value;
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
