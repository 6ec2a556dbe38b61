import { asProblem } from '../../base/appError';
import { noticeOfProblem } from '../noticeOfProblem';
import type { Commands } from './runCommand';

/** What the agent does with records. The opening itself is done by reactions, once the state knows. */
export const recordCommands: Commands<'openRecord' | 'chooseCandidate' | 'createContact'> = {
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
  createContact: ({ store }, { callId }) => store.apply({ type: 'newContactWanted', callId }),
};
