import { api, LightningElement } from 'lwc';
import type { HistoryCallView } from '../../../softphone/view';
import { sendCommand } from '../command/command';
import { clockTime } from '../time/time';

const LOG_TEXT: Readonly<Record<HistoryCallView['logState'], string>> = {
  none: 'no activity',
  logged: 'logged',
  waiting: 'log waiting',
  needsYou: 'log needs you',
  needsAdmin: 'log needs an admin',
};

/** One call of the last days: open its record, call again, change its note. */
export default class HistoryLine extends LightningElement {
  @api
  get call(): HistoryCallView {
    return this.shown;
  }
  set call(value: HistoryCallView) {
    const isMerged = value.edit?.state === 'merged' && this.shown?.edit?.state !== 'merged';
    const begins = value.edit !== null && (this.shown as HistoryCallView | undefined)?.edit == null;
    if (begins || isMerged) this.note = value.edit?.note ?? '';
    this.givesFocusBack = value.edit === null && (this.shown as HistoryCallView | undefined)?.edit != null;
    this.takesFocus = begins && this.shown !== undefined;
    this.shown = value;
  }
  @api canDial = false;

  private shown!: HistoryCallView;
  private note = '';
  private takesFocus = false;
  private givesFocusBack = false;

  override renderedCallback(): void {
    if (this.takesFocus) (this.refs?.note as HTMLElement | undefined)?.focus();
    if (this.givesFocusBack && document.hasFocus()) (this.refs?.edit as HTMLElement | undefined)?.focus();
    this.takesFocus = false;
    this.givesFocusBack = false;
  }

  get icon(): string {
    if (this.shown.isMissed) return 'utility:missed_call';
    return this.shown.direction === 'inbound' ? 'utility:incoming_call' : 'utility:outbound_call';
  }

  get directionText(): string {
    if (this.shown.isMissed) return 'Missed call';
    return this.shown.direction === 'inbound' ? 'Inbound call' : 'Outbound call';
  }

  get markClass(): string {
    return this.shown.isMissed ? 'mark mark_missed' : 'mark';
  }

  get outcomeClass(): string {
    return this.shown.isMissed ? 'mark_missed' : '';
  }

  get timeText(): string {
    return ` · ${clockTime(this.shown.offeredAt)} · `;
  }

  get logText(): string {
    return LOG_TEXT[this.shown.logState];
  }

  /** A log that needs somebody leads to the list where it is mended. */
  get needsSomebody(): boolean {
    return this.shown.logState === 'needsYou' || this.shown.logState === 'needsAdmin';
  }

  get canCall(): boolean {
    return this.canDial && this.shown.number !== '';
  }

  get callLabel(): string {
    return `Call ${this.shown.title} again`;
  }

  get editLabel(): string {
    return this.shown.note
      ? `Change the note of the call with ${this.shown.title}`
      : `Write a note on the call with ${this.shown.title}`;
  }

  get canEdit(): boolean {
    return this.shown.canEditNote && !this.shown.edit;
  }

  get showsNote(): boolean {
    return this.shown.note !== '' && !this.shown.edit;
  }

  get isSaving(): boolean {
    return this.shown.edit?.state === 'saving';
  }

  get isMerged(): boolean {
    return this.shown.edit?.state === 'merged';
  }

  get canSave(): boolean {
    return !this.isMerged;
  }

  get closeLabel(): string {
    return this.isMerged ? 'Done' : 'Cancel';
  }

  get editTextClass(): string {
    return this.shown.edit?.state === 'failed' ? 'edit-text edit-text_bad' : 'edit-text';
  }

  /** LWC's compiler knows a `value` of inputs only. */
  get noteField(): { readonly value: string } {
    return { value: this.note };
  }

  handleOpen(): void {
    sendCommand(this, { type: 'openRecord', recordId: this.shown.recordId });
  }

  handleRedial(): void {
    sendCommand(this, { type: 'dial', number: this.shown.number });
  }

  handleLogs(): void {
    sendCommand(this, { type: 'openLogs' });
  }

  handleEdit(): void {
    sendCommand(this, { type: 'beginNoteEdit', callKey: this.shown.callKey });
  }

  handleNote(event: Event): void {
    this.note = (event.target as HTMLTextAreaElement).value;
    sendCommand(this, { type: 'changeNoteEdit', note: this.note });
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.handleSave();
    if (event.key === 'Escape') this.handleEnd();
  }

  handleSave(): void {
    if (!this.isSaving) sendCommand(this, { type: 'saveNoteEdit' });
  }

  handleEnd(): void {
    sendCommand(this, { type: 'endNoteEdit' });
  }
}
