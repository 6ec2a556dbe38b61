import { api, LightningElement } from 'lwc';
import { sendCommand } from '../command/command';

/** What opens: the agent wants nothing opened without a click (kept on this computer); an admin takes over the softphone layout. */
export default class OfferSwitch extends LightningElement {
  @api isOn = false;
  /** For who looks after the rules. */
  @api canImportLayout = false;

  handleChange(event: Event): void {
    sendCommand(this, { type: 'setOfferOnly', isOfferOnly: (event.target as HTMLInputElement).checked });
  }

  handleImport(): void {
    sendCommand(this, { type: 'importLayout' });
  }
}
