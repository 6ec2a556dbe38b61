import { api, LightningElement } from 'lwc';
import { usersOfOrg } from '../../door';

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Stand-in for `lightning-record-picker`, for users: a list of all of them in place of a search. */
export default class RecordPicker extends LightningElement {
  @api label = '';
  @api placeholder = '';
  @api objectApiName = '';
  choices: readonly Choice[] = [];

  override connectedCallback(): void {
    void this.load();
  }

  async load(): Promise<void> {
    this.choices = await usersOfOrg();
  }

  changed(event: Event): void {
    event.stopPropagation();
    const recordId = (event.target as HTMLSelectElement).value || null;
    this.dispatchEvent(new CustomEvent('change', { detail: { recordId } }));
  }
}
