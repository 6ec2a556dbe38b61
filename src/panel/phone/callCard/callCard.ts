import { api, LightningElement } from 'lwc';
import type { CallView, CandidateView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

/** A call that is being made or talked on. */
export default class CallCard extends LightningElement {
  @api call!: CallView;

  isKeypadOpen = false;

  get chosen(): CandidateView | undefined {
    return this.call.candidates.find(({ isChosen }) => isChosen);
  }

  get hasMatch(): boolean {
    return this.chosen !== undefined;
  }

  get icon(): string {
    return this.chosen?.icon ?? 'utility:user';
  }

  get badgeClass(): string {
    return this.icon.startsWith('standard:') ? 'badge' : 'badge badge_unknown';
  }

  get hasNumber(): boolean {
    return this.call.numberText !== '' && this.call.numberText !== this.call.title;
  }

  get hasChoice(): boolean {
    // The only one stands here too once the agent said that it is somebody else: that may have been a mistake.
    const { candidates, matchState } = this.call;
    return candidates.length > 1 || (matchState === 'one' && !this.chosen);
  }

  get isRunning(): boolean {
    return this.call.connectedAt !== null;
  }

  get statusClass(): string {
    const { back, can, cases, offer, problem } = this.call;
    const isCrowded = this.hasChoice || problem || can.createContact || back || offer || cases.length > 0;
    const isAlone = this.showsDetails && !isCrowded;
    const look = this.call.phase === 'connected' && this.call.isMuted ? 'muted' : this.call.phase;
    return `status status_${look} ${isAlone ? 'status_tall' : ''}`;
  }

  get showsKeypad(): boolean {
    return this.isKeypadOpen && this.call.can.sendDigits;
  }

  get showsDetails(): boolean {
    return !this.showsKeypad;
  }

  get canHoldOrResume(): boolean {
    return this.call.can.hold || this.call.can.resume;
  }

  get holdLabel(): string {
    return this.call.can.resume ? 'Resume' : 'Hold';
  }

  get holdIcon(): string {
    return this.call.can.resume ? 'utility:play' : 'utility:pause';
  }

  get holdClass(): string {
    return `slds-button slds-button_neutral action ${this.call.can.resume ? 'action_on' : ''}`;
  }

  get muteLabel(): string {
    return this.call.isMuted ? 'Unmute' : 'Mute';
  }

  /** The icon shows what the microphone does now. */
  get muteIcon(): string {
    return this.call.isMuted ? 'utility:muted' : 'utility:unmuted';
  }

  get muteClass(): string {
    return `slds-button slds-button_neutral action action_first ${this.call.isMuted ? 'action_on' : ''}`;
  }

  get keypadClass(): string {
    return `slds-button slds-button_neutral action ${this.showsKeypad ? 'action_on' : ''}`;
  }

  get keypadLabel(): string {
    return this.showsKeypad ? 'Hide keypad' : 'Keypad';
  }

  get isKeypadOpenText(): string {
    return String(this.showsKeypad);
  }

  /** Left, below Decline, and never where Answer was: the second half of a double click must not end the call. */
  get hangUpClass(): string {
    const isAlone = !this.call.can.sendDigits && this.call.direction === 'outbound';
    return `slds-button slds-button_destructive action ${isAlone ? 'action_wide' : 'action_first'}`;
  }

  @api
  focus(): void {
    (this.refs?.region as HTMLElement | undefined)?.focus();
  }

  handleOpen(): void {
    if (this.chosen) sendCommand(this, { type: 'openRecord', recordId: this.chosen.recordId });
  }

  handleMute(): void {
    sendCommand(this, { type: 'setMuted', callId: this.call.callId, muted: !this.call.isMuted });
  }

  handleHold(): void {
    sendCommand(this, { type: this.call.can.resume ? 'resume' : 'hold', callId: this.call.callId });
  }

  handleKeypad(): void {
    this.isKeypadOpen = !this.showsKeypad;
  }

  handleHangUp(): void {
    sendCommand(this, { type: 'hangUp', callId: this.call.callId });
  }

  handleCreateContact(): void {
    sendCommand(this, { type: 'createContact', callId: this.call.callId });
  }
}
