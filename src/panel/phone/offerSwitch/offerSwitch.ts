import { api, LightningElement } from 'lwc';
import { sendCommand } from '../command/command';

/** The agent wants nothing opened without a click; kept for this agent on this computer. */
export default class OfferSwitch extends LightningElement {
  @api isOn = false;

  handleChange(event: Event): void {
    sendCommand(this, { type: 'setOfferOnly', isOfferOnly: (event.target as HTMLInputElement).checked });
  }
}
