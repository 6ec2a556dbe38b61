import { api, LightningElement } from 'lwc';
import type { CallView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

/**
 * What the agent writes down while people talk; it stands in the form after the call. Sent up with every change; the field is kept
 * here, or a slow answer would move the cursor.
 */
export default class CallNote extends LightningElement {
  @api
  get call(): CallView {
    return this.shown;
  }
  set call(value: CallView) {
    if (value.callId !== (this.shown as CallView | undefined)?.callId) this.note = value.note;
    this.shown = value;
  }

  private shown!: CallView;
  private note = '';

  get noteClass(): string {
    return `slds-textarea note ${this.note === '' ? '' : 'note_filled'}`;
  }

  /** LWC's compiler knows a `value` of inputs only. */
  get noteField(): { readonly value: string } {
    return { value: this.note };
  }

  handleInput(event: Event): void {
    this.note = (event.target as HTMLTextAreaElement).value;
    sendCommand(this, { type: 'changeNote', callId: this.shown.callId, note: this.note });
  }
}
