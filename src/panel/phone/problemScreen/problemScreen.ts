import { api, LightningElement } from 'lwc';
import type { ProblemView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

/** The phone cannot work: what is wrong, what to do, and a code that an admin can look up. */
export default class ProblemScreen extends LightningElement {
  @api problem!: ProblemView;

  @api
  focus(): void {
    (this.refs?.screen as HTMLElement | undefined)?.focus();
  }

  handleAction(): void {
    if (this.problem.action) sendCommand(this, this.problem.action.command);
  }
}
