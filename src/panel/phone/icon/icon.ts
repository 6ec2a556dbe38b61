import { api, LightningElement } from 'lwc';
import { ICON_PATHS } from '../iconPaths/iconPaths';

/** An icon beside a text that says the same; so it is hidden from screen readers. `standard:` icons stand on their coloured tile. */
export default class Icon extends LightningElement {
  /** `utility:call`, `standard:contact`; what is not in the list is shown as `standard:default`. */
  @api name = '';

  get known(): string {
    return this.name in ICON_PATHS ? this.name : 'standard:default';
  }

  get box(): string {
    return ICON_PATHS[this.known]?.box ?? '';
  }

  get paths(): readonly string[] {
    return ICON_PATHS[this.known]?.paths ?? [];
  }

  get containerClass(): string {
    const [group, icon = ''] = this.known.split(':');
    return group === 'standard' ? `slds-icon_container slds-icon-standard-${icon.replaceAll('_', '-')} tile` : 'plain';
  }
}
