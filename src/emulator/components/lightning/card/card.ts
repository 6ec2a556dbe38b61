import { api, LightningElement } from 'lwc';

/** Stand-in for `lightning-card`. */
export default class Card extends LightningElement {
  @api override title = '';
  @api iconName = '';
}
