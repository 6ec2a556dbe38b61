import { api, LightningElement } from 'lwc';
import type { CandidateView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

/** Several records fit the number: the agent says which one. Buttons, not radios: an arrow key must not open records on its way. */
export default class CandidateList extends LightningElement {
  @api callId = '';
  @api candidates: readonly CandidateView[] = [];

  get items(): readonly object[] {
    return this.candidates.map((candidate) => ({
      ...candidate,
      pressed: String(candidate.isChosen),
    }));
  }

  handleChoose(event: Event): void {
    const recordId = (event.currentTarget as HTMLElement).dataset.record ?? '';
    sendCommand(this, { type: 'chooseCandidate', callId: this.callId, recordId });
  }
}
