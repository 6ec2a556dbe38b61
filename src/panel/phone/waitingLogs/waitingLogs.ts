import { api, LightningElement } from 'lwc';
import type { WaitingLogsView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

/** Call logs that Salesforce does not have yet: what they wait for, and what helps. */
export default class WaitingLogs extends LightningElement {
  @api waiting!: WaitingLogsView;

  private shownLogs = 0;

  /** A log that has gone may have had the focus; then the list gets it, so that the keyboard goes on from there. */
  override renderedCallback(): void {
    const isShorter = this.waiting.logs.length < this.shownLogs;
    this.shownLogs = this.waiting.logs.length;
    if (isShorter && document.hasFocus() && !this.template?.activeElement) this.focus();
  }

  get isEmpty(): boolean {
    return this.waiting.logs.length === 0;
  }

  @api
  focus(): void {
    (this.refs?.region as HTMLElement | undefined)?.focus();
  }

  handleBack(): void {
    sendCommand(this, { type: 'closeDrawer' });
  }

  handleSendAll(): void {
    sendCommand(this, { type: 'sendLogs' });
  }

  handleExport(event: Event): void {
    const format = (event.currentTarget as HTMLElement).dataset.format === 'csv' ? 'csv' : 'json';
    sendCommand(this, { type: 'exportLogs', format });
  }
}
