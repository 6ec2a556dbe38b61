import { api, LightningElement } from 'lwc';
import { sendCommand } from '../command/command';

/** Keys for voice menus and PINs: each press is sent at once. The keys of the keyboard work as long as the focus is in here. */
export default class InCallKeypad extends LightningElement {
  @api callId = '';

  sent = '';
  private hasTakenFocus = false;

  override renderedCallback(): void {
    if (this.hasTakenFocus) return;
    this.hasTakenFocus = true;
    (this.refs?.keys as HTMLElement | undefined)?.focus();
  }

  handleKey(event: CustomEvent<string>): void {
    this.send(event.detail);
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (/^[0-9*#]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) this.send(event.key);
  }

  private send(digits: string): void {
    this.sent += digits;
    sendCommand(this, { type: 'sendDigits', callId: this.callId, digits });
  }
}
