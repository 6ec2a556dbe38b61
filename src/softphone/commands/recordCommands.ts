import { asProblem } from '../../base/appError';
import { plainText } from '../../calls/plainText';
import { noticeOfProblem } from '../noticeOfProblem';
import { offerOnlyKey } from '../preferences';
import type { Commands } from './runCommand';

const NAME_LIMIT = 80;

/** What the agent does with records. The opening itself is done by reactions, once the state knows. */
export const recordCommands: Commands<
  'openRecord' | 'chooseCandidate' | 'createContact' | 'acceptPop' | 'searchByName' | 'rejectMatch' | 'setOfferOnly'
> = {
  async openRecord({ host, store }, command) {
    try {
      await host.pop({ kind: 'record', recordId: command.recordId });
    } catch (thrown) {
      const action = { label: 'Open it again', command };
      const notice = noticeOfProblem(asProblem(thrown), {
        tone: 'warning',
        text: 'The record could not be opened',
        action,
      });
      store.apply({ type: 'noticeShown', notice });
    }
  },

  chooseCandidate: ({ store }, { callId, recordId }) => store.apply({ type: 'candidateChosen', callId, recordId }),
  acceptPop: ({ store }, { callId }) => store.apply({ type: 'popAccepted', callId }),
  rejectMatch: ({ store }, { callId }) => store.apply({ type: 'matchRejected', callId }),

  async searchByName({ host }, { text }) {
    await host.pop({ kind: 'search', text: plainText(text, NAME_LIMIT).trim() });
  },

  setOfferOnly({ preferences, store }, { isOfferOnly }) {
    store.apply({ type: 'offerOnlyChanged', isOfferOnly: isOfferOnly === true });
    preferences.write(offerOnlyKey(store.state()), isOfferOnly === true ? 'yes' : '');
  },
  createContact: ({ store }, { callId }) => store.apply({ type: 'newContactWanted', callId }),
};
