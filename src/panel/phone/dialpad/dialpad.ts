import { api, LightningElement } from 'lwc';
import { sendCommand } from '../command/command';

/**
 * A text field and keys. Any spelling may be typed or pasted; the phone reads it. The text itself is kept by the root, which hears
 * of each change by the event `draft`, so that it is still there after a call that came in between.
 */
export default class Dialpad extends LightningElement {
  @api draft = '';
  @api canDial = false;
  /** What is done before the number is dialled; empty when nothing is. */
  @api busyText = '';

  get hasText(): boolean {
    return this.draft !== '';
  }

  get cannotCall(): boolean {
    return !this.canDial || this.draft.trim() === '';
  }

  @api
  focus(): void {
    (this.refs?.number as HTMLElement | undefined)?.focus();
  }

  handleInput(event: Event): void {
    this.change((event.target as HTMLInputElement).value);
  }

  handleKey(event: CustomEvent<string>): void {
    this.change(this.draft + event.detail);
  }

  handleRemoveLast(): void {
    this.change([...this.draft].slice(0, -1).join(''));
    if (this.draft.length <= 1) this.focus();
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    if (!this.cannotCall) sendCommand(this, { type: 'dial', number: this.draft.trim() });
  }

  private change(draft: string): void {
    this.dispatchEvent(new CustomEvent<string>('draft', { detail: draft }));
  }
}
