import { api, LightningElement } from 'lwc';
import type { LogFieldView, WaitingLogView } from '../../../softphone/view';
import { sendCommand } from '../command/command';
import { clockTime, dayName } from '../time/time';

const ICONS: Readonly<Record<WaitingLogView['state'], string>> = {
  waiting: 'utility:clock',
  needsYou: 'utility:warning',
  needsAdmin: 'utility:user',
};

/** One log that Salesforce does not have: its state, the fields that it was refused for, and what can be done. */
export default class WaitingLog extends LightningElement {
  @api log!: WaitingLogView;

  asksToDrop = false;
  private wantsAnswer = false;

  /** The question takes the focus: a second Enter must not be the answer, so it goes to "keep". */
  override renderedCallback(): void {
    if (!this.wantsAnswer) return;
    this.wantsAnswer = false;
    (this.refs?.keep as HTMLElement | undefined)?.focus();
  }

  get icon(): string {
    return ICONS[this.log.state];
  }

  get stateClass(): string {
    return `state state_${this.log.state}`;
  }

  get when(): string {
    const { offeredAt } = this.log;
    const day = dayName(offeredAt, Date.now());
    return day === 'Today' ? clockTime(offeredAt) : `${day}, ${clockTime(offeredAt)}`;
  }

  get isRefused(): boolean {
    return this.log.state !== 'waiting';
  }

  get fields(): readonly object[] {
    return this.log.fields.map((field) => ({
      ...field,
      // Of two logs on the screen each has its own.
      id: `field-${field.name}`,
      errorId: `error-${field.name}`,
      isChoice: field.type === 'picklist',
      isLong: field.type === 'longText',
      isCheck: field.type === 'boolean',
      isLine: !['picklist', 'longText', 'boolean'].includes(field.type),
      inputType: field.type === 'date' || field.type === 'number' ? field.type : 'text',
      isTrue: field.value === 'true',
      area: { value: field.value },
      options: optionsOf(field),
    }));
  }

  get sendLabel(): string {
    return `Send again: the log of the call with ${this.log.title}`;
  }

  get dropLabel(): string {
    return `Drop the log of the call with ${this.log.title}`;
  }

  handleEdit(event: Event): void {
    const field = event.target as HTMLInputElement;
    const value = field.type === 'checkbox' ? String(field.checked) : field.value;
    sendCommand(this, { type: 'editLogField', callKey: this.log.callKey, name: field.dataset.name ?? '', value });
  }

  handleSend(event: Event): void {
    event.preventDefault();
    sendCommand(this, { type: 'sendLogAgain', callKey: this.log.callKey });
  }

  handleAskToDrop(): void {
    this.asksToDrop = true;
    this.wantsAnswer = true;
  }

  handleKeep(): void {
    this.asksToDrop = false;
  }

  handleDrop(): void {
    this.asksToDrop = false;
    sendCommand(this, { type: 'dropLog', callKey: this.log.callKey });
  }
}

function optionsOf({ choices, value }: LogFieldView): readonly object[] {
  const isKnown = choices.some((choice) => choice.value === value);
  const empty = isKnown ? [] : [{ value: '', label: 'Choose …' }];
  return [...empty, ...choices].map((choice) => ({ ...choice, isChosen: choice.value === value }));
}
