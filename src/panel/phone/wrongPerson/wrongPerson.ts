import { api, LightningElement } from 'lwc';
import { sendCommand } from '../command/command';

/** Salesforce's search takes no less. */
const SHORTEST_SEARCH = 3;

/** The match is somebody else: the agent looks for the right record by name, and the log hangs on what is opened then. */
export default class WrongPerson extends LightningElement {
  @api callId = '';
  /** Somebody is taken for the caller; the search is over then. */
  @api hasMatch = false;

  isOpen = false;
  text = '';

  get showsSearch(): boolean {
    return this.isOpen && !this.hasMatch;
  }

  get isTooShort(): boolean {
    return this.text.trim().length < SHORTEST_SEARCH;
  }

  override renderedCallback(): void {
    if (this.showsSearch && this.text === '') this.template?.querySelector<HTMLInputElement>('input')?.focus();
  }

  handleOpen(): void {
    this.isOpen = true;
    this.text = '';
    sendCommand(this, { type: 'rejectMatch', callId: this.callId });
  }

  handleInput(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
  }

  handleSearch(event: Event): void {
    event.preventDefault();
    if (!this.isTooShort) sendCommand(this, { type: 'searchByName', callId: this.callId, text: this.text.trim() });
  }
}
