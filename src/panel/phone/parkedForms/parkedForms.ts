import { api, LightningElement } from 'lwc';
import type { PhoneView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

/** Calls whose form gave way to another call: they are not saved yet, and each can be taken up again. */
export default class ParkedForms extends LightningElement {
  @api forms: PhoneView['parked'] = [];
  /** During a call a line says that they wait; they are taken up afterwards. */
  @api canOpen = false;

  get items(): readonly object[] {
    return this.forms.map((form) => ({ ...form, openLabel: `Finish the call with ${form.title}` }));
  }

  get isLine(): boolean {
    return this.forms.length > 0 && !this.canOpen;
  }

  get isList(): boolean {
    return this.forms.length > 0 && this.canOpen;
  }

  get lineText(): string {
    const [first] = this.forms;
    return this.forms.length === 1 ? `Not saved yet: ${first?.title}` : `${this.forms.length} calls are not saved yet`;
  }

  handleOpen(event: Event): void {
    sendCommand(this, { type: 'resumeWrapUp', callId: (event.currentTarget as HTMLElement).dataset.call ?? '' });
  }
}
