import { api, LightningElement } from 'lwc';

interface Option {
  readonly label: string;
  readonly value: string;
}

/** Stand-in for `lightning-combobox`: the browser's own list. */
export default class Combobox extends LightningElement {
  @api label = '';
  @api name = '';
  @api value = '';
  @api options: readonly Option[] = [];

  get shown(): readonly (Option & { readonly isChosen: boolean })[] {
    return this.options.map((option) => ({ ...option, isChosen: option.value === this.value }));
  }

  changed(event: Event): void {
    event.stopPropagation();
    const { value } = event.target as HTMLSelectElement;
    this.value = value;
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
