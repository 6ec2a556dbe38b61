import { api, LightningElement } from 'lwc';
import { watchClickToDial } from '../../door';

/** Stand-in for `lightning-click-to-dial`: plain text until the phone has enabled click-to-dial. */
export default class ClickToDial extends LightningElement {
  @api value = '';
  @api recordId = '';
  isEnabled = false;
  private stopWatching = (): void => undefined;

  override connectedCallback(): void {
    this.stopWatching = watchClickToDial((isEnabled) => {
      this.isEnabled = isEnabled;
    });
  }

  override disconnectedCallback(): void {
    this.stopWatching();
  }

  dial(): void {
    const { value, recordId } = this;
    this.dispatchEvent(
      new CustomEvent('emulatordial', { detail: { number: value, recordId }, bubbles: true, composed: true }),
    );
  }
}
