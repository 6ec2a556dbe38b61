import { api, LightningElement } from 'lwc';
import type { CallView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

const ICONS = { good: 'utility:check', bad: 'utility:error', plain: 'utility:info' };

/** What belongs to a call beside the phone: what is offered, the way back, open cases, and whether the number is vouched for. */
export default class CallPop extends LightningElement {
  @api call!: CallView;

  get hasCases(): boolean {
    return this.call.cases.length > 0;
  }

  get verificationClass(): string {
    return `verification verification_${this.call.verification?.tone ?? 'plain'}`;
  }

  get verificationIcon(): string {
    return ICONS[this.call.verification?.tone ?? 'plain'];
  }

  handleOffer(): void {
    sendCommand(this, { type: 'acceptPop', callId: this.call.callId });
  }

  handleBack(): void {
    if (this.call.back) sendCommand(this, { type: 'openRecord', recordId: this.call.back.recordId });
  }

  handleCase(event: Event): void {
    const recordId = (event.currentTarget as HTMLElement).dataset.record ?? '';
    sendCommand(this, { type: 'openRecord', recordId });
  }
}
