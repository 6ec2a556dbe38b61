import { api, LightningElement } from 'lwc';
import type { PhoneView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

/** Another tab has the line; this one can take it over, but not during a call. */
export default class ElsewhereScreen extends LightningElement {
  @api elsewhere!: NonNullable<PhoneView['elsewhere']>;

  @api
  focus(): void {
    (this.refs?.screen as HTMLElement | undefined)?.focus();
  }

  handleTakeOver(): void {
    sendCommand(this, { type: 'takeOver' });
  }
}
