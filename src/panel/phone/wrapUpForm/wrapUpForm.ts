import { api, LightningElement } from 'lwc';
import type { WrapUpView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

/** More results than this would fill the panel with buttons; then they are a list to open. */
const MOST_BUTTONS = 6;

/**
 * After the call: result and note. What is typed is sent up with every change, so that nothing is lost when the tab closes; the
 * fields themselves are kept here, or a slow answer would move the cursor.
 */
export default class WrapUpForm extends LightningElement {
  @api
  get wrapUp(): WrapUpView {
    return this.shown;
  }
  set wrapUp(value: WrapUpView) {
    if (value.callId !== this.callId) {
      this.callId = value.callId;
      this.result = value.result;
      this.note = value.note;
    }
    this.shown = value;
  }

  private shown!: WrapUpView;
  private callId = '';
  private result = '';
  private note = '';

  get hasButtons(): boolean {
    return this.shown.results.length <= MOST_BUTTONS;
  }

  get options(): readonly object[] {
    return this.shown.results.map(({ code, label }) => ({ code, label, isChosen: code === this.result }));
  }

  /** LWC's compiler knows a `value` of inputs only. */
  get noteField(): { readonly value: string } {
    return { value: this.note };
  }

  get hasNoResult(): boolean {
    return this.result === '';
  }

  get isSaving(): boolean {
    return this.shown.state === 'saving';
  }

  /** The text is the journal's now; a line says so, and the phone is free for the next call. */
  get isWaiting(): boolean {
    return this.shown.state === 'waiting';
  }

  get saveLabel(): string {
    return this.hasFailed ? 'Try again' : 'Save';
  }

  get stateClass(): string {
    return `state state_${this.shown.state}`;
  }

  get endClass(): string {
    return this.hasFailed ? 'end' : 'end end_fixed';
  }

  get hasFailed(): boolean {
    return this.shown.state === 'failed';
  }

  @api
  focus(): void {
    (this.refs?.region as HTMLElement | undefined)?.focus();
  }

  handleResult(event: Event): void {
    this.result = (event.target as HTMLInputElement | HTMLSelectElement).value;
    this.tellChange();
  }

  handleNote(event: Event): void {
    this.note = (event.target as HTMLTextAreaElement).value;
    this.tellChange();
  }

  /** Ctrl+Enter (or Cmd+Enter) saves from within the note. */
  handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.save();
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    this.save();
  }

  private save(): void {
    if (!this.isSaving) sendCommand(this, { type: 'saveWrapUp', ...this.typed() });
  }

  private tellChange(): void {
    sendCommand(this, { type: 'changeWrapUp', ...this.typed() });
  }

  private typed(): { readonly callId: string; readonly result: string; readonly note: string } {
    return { callId: this.callId, result: this.result, note: this.note };
  }
}
