import { api, LightningElement } from 'lwc';
import type { CallView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

/** A call that stands behind another one: one line, with what must stay in reach. */
export default class CallStrip extends LightningElement {
  @api call!: CallView;

  get label(): string {
    return `Other call: ${this.call.title}`;
  }

  get isRunning(): boolean {
    return this.call.connectedAt !== null;
  }

  get hangUpLabel(): string {
    return `Hang up ${this.call.title}`;
  }

  get resumeLabel(): string {
    return `Resume ${this.call.title}`;
  }

  get holdLabel(): string {
    return `Hold ${this.call.title}`;
  }

  handleResume(): void {
    sendCommand(this, { type: 'resume', callId: this.call.callId });
  }

  handleHold(): void {
    sendCommand(this, { type: 'hold', callId: this.call.callId });
  }

  handleHangUp(): void {
    sendCommand(this, { type: 'hangUp', callId: this.call.callId });
  }
}
