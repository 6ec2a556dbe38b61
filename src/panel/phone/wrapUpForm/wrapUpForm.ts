import { api, LightningElement } from 'lwc';
import type { WrapUpInput, WrapUpView } from '../../../softphone/view';
import { sendCommand } from '../command/command';
import { dayCode } from '../time/time';

/** More results than this would fill the panel with buttons; then they are a list to open. */
const MOST_BUTTONS = 6;

/**
 * After the call: result, note, record and follow-up. What is typed is sent up with every change, so that nothing is lost when the
 * tab closes; the fields themselves are kept here, or a slow answer would move the cursor.
 */
export default class WrapUpForm extends LightningElement {
  @api
  get wrapUp(): WrapUpView {
    return this.shown;
  }
  set wrapUp(value: WrapUpView) {
    const isOther = value.callId !== this.callId;
    this.isNext = isOther && this.callId !== '';
    if (isOther) this.take(value);
    const wasMissing = isOther ? '' : this.firstError;
    this.shown = value;
    if (value.errors.followUp) this.hasFollowUp = true;
    this.showsError = this.firstError !== '' && this.firstError !== wasMissing;
  }

  private shown!: WrapUpView;
  private callId = '';
  private result = '';
  private note = '';
  private hasFollowUp = false;
  private date = '';
  private subject = '';
  private wantsActivity = true;
  private showsError = false;
  private isNext = false;

  override renderedCallback(): void {
    // The button that led to this form may be gone.
    if (this.isNext && document.hasFocus() && !this.template?.activeElement) this.focus();
    this.isNext = false;
    if (!this.showsError) return;
    this.showsError = false;
    (this.refs?.[this.firstError] as HTMLElement | undefined)?.focus();
  }

  get hasButtons(): boolean {
    return this.shown.results.length <= MOST_BUTTONS;
  }

  get options(): readonly object[] {
    return this.shown.results.map(({ code, label }) => ({ code, label, isChosen: code === this.result }));
  }

  get relatedOptions(): readonly object[] {
    const { recordId = '', choices = [] } = this.shown.related ?? {};
    return choices.map((choice) => ({ ...choice, isChosen: choice.recordId === recordId }));
  }

  get hasNoRelated(): boolean {
    return !this.shown.related?.recordId;
  }

  /** LWC's compiler knows a `value` of inputs only. */
  get noteField(): { readonly value: string } {
    return { value: this.note };
  }

  get hasNoResult(): boolean {
    return this.result === '';
  }

  get today(): string {
    return dayCode(Date.now());
  }

  get firstError(): 'note' | 'followUp' | '' {
    const errors = this.shown?.errors;
    return errors?.note ? 'note' : errors?.followUp ? 'followUp' : '';
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

  get noteClass(): string {
    return `slds-form-element note-element ${this.shown.errors.note ? 'slds-has-error' : ''}`;
  }

  get followUpClass(): string {
    return `follow-up-fields ${this.shown.errors.followUp ? 'slds-has-error' : ''}`;
  }

  get noteIsWrong(): string {
    return this.shown.errors.note ? 'true' : 'false';
  }

  get dateIsWrong(): string {
    return this.shown.errors.followUp ? 'true' : 'false';
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
    this.result = valueOf(event);
    this.tellChange();
  }

  handleNote(event: Event): void {
    this.note = valueOf(event);
    this.tellChange();
  }

  handleRelated(event: Event): void {
    this.relateTo(valueOf(event), true);
  }

  handlePin(event: Event): void {
    this.relateTo(this.shown.related?.recordId ?? '', (event.target as HTMLInputElement).checked);
  }

  handleFollowUp(event: Event): void {
    this.hasFollowUp = (event.target as HTMLInputElement).checked;
    this.tellChange();
  }

  handleDate(event: Event): void {
    this.date = valueOf(event);
    this.tellChange();
  }

  handleSubject(event: Event): void {
    this.subject = valueOf(event);
    this.tellChange();
  }

  handleActivity(event: Event): void {
    this.wantsActivity = (event.target as HTMLInputElement).checked;
  }

  /** Ctrl+Enter (or Cmd+Enter) saves from within the note. */
  handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.save();
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    this.save();
  }

  handleSaveAndNext(): void {
    this.save({ thenNext: true });
  }

  private take({ callId, result, note, followUp }: WrapUpView): void {
    this.callId = callId;
    this.result = result;
    this.note = note;
    this.hasFollowUp = followUp !== null;
    this.date = followUp?.date ?? '';
    this.subject = followUp?.subject ?? '';
    this.wantsActivity = true;
  }

  private save(more: { readonly thenNext?: boolean } = {}): void {
    if (this.isSaving) return;
    const { wantsActivity } = this;
    const choice = this.shown.asksForActivity ? { wantsActivity } : {};
    sendCommand(this, { type: 'saveWrapUp', ...this.typed(), ...choice, ...more });
  }

  private tellChange(): void {
    sendCommand(this, { type: 'changeWrapUp', ...this.typed() });
  }

  private relateTo(recordId: string, isPinned: boolean): void {
    sendCommand(this, { type: 'relateTo', callId: this.callId, recordId, isPinned });
  }

  private typed(): WrapUpInput {
    const { callId, result, note, date, subject } = this;
    const followUp = this.hasFollowUp ? { date, subject } : null;
    return { callId, result, note, followUp };
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;
}
