import { api, LightningElement } from 'lwc';

/** Stand-in for `lightning-formatted-date-time`. */
export default class FormattedDateTime extends LightningElement {
  @api value = 0;
  @api year?: 'numeric';
  @api month?: 'short';
  @api day?: 'numeric';
  @api hour?: '2-digit';
  @api minute?: '2-digit';

  get text(): string {
    const { year, month, day, hour, minute } = this;
    const options = Object.fromEntries(Object.entries({ year, month, day, hour, minute }).filter(([, part]) => part));
    return new Intl.DateTimeFormat(undefined, options).format(this.value);
  }
}
