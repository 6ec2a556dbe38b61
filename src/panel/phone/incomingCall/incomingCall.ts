import { api, LightningElement } from 'lwc';
import type { CallView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

/** Somebody rings: who it is, why we think so, and the two answers to it. */
export default class IncomingCall extends LightningElement {
  @api call!: CallView;

  get icon(): string {
    return this.call.candidates.find(({ isChosen }) => isChosen)?.icon ?? 'utility:user';
  }

  get badgeClass(): string {
    return this.icon.startsWith('standard:') ? 'badge' : 'badge badge_unknown';
  }

  /** The title is the number when there is no name; it need not stand there twice. */
  get hasNumber(): boolean {
    return this.call.numberText !== '' && this.call.numberText !== this.call.title;
  }

  get isSearching(): boolean {
    return this.call.matchState === 'searching';
  }

  get hasChoice(): boolean {
    return this.call.candidates.length > 1;
  }

  /** A choice or a problem needs the room in a small panel. */
  get showsBadge(): boolean {
    return !this.hasChoice && !this.call.problem && this.call.cases.length === 0;
  }

  /** The region, not a button: an Enter that was meant for something else must not answer. */
  @api
  focus(): void {
    (this.refs?.region as HTMLElement | undefined)?.focus();
  }

  handleCreateContact(): void {
    sendCommand(this, { type: 'createContact', callId: this.call.callId });
  }

  handleAnswer(): void {
    sendCommand(this, { type: 'answer', callId: this.call.callId });
  }

  handleDecline(): void {
    sendCommand(this, { type: 'decline', callId: this.call.callId });
  }
}
