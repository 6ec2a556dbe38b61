import { api, LightningElement } from 'lwc';
import type { LineView, PhoneView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

/** One thin line that is always there: whether the phone can be reached, and whether call logs wait. */
export default class StatusBar extends LightningElement {
  @api line!: LineView;
  @api logs!: PhoneView['logs'];
  /** False during a call: the list would have no place. */
  @api canOpen = false;

  get dotClass(): string {
    return `dot dot_${this.line.tone}`;
  }

  get hasLogs(): boolean {
    return this.logs.text !== '';
  }

  get hasButton(): boolean {
    return this.hasLogs && this.canOpen;
  }

  get hasText(): boolean {
    return this.hasLogs && !this.canOpen;
  }

  get logsClass(): string {
    return `logs ${this.canOpen ? 'slds-button' : ''} ${this.logs.failed > 0 ? 'logs_failed' : ''}`;
  }

  get logsIcon(): string {
    return this.logs.failed > 0 ? 'utility:warning' : 'utility:clock';
  }

  handleShowLogs(): void {
    sendCommand(this, { type: 'openLogs' });
  }
}
