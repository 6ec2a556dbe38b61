import { asProblem } from '../../base/appError';
import { noticeOfProblem } from '../noticeOfProblem';
import type { PhoneContext } from '../parts';
import { isReady } from '../state';
import type { Reaction } from '../store';

/** Numbers on records are links while this tab can dial. */
export function enableClickToDial({ host, log, store }: PhoneContext): Reaction {
  return ({ before, now }) => {
    if (isReady(before) === isReady(now)) return;
    host.setClickToDial(isReady(now)).catch((thrown: unknown) => {
      log.warning('enableClickToDial', 'Click-to-dial could not be switched', asProblem(thrown));
      if (!isReady(now)) return;
      const notice = noticeOfProblem(asProblem(thrown), {
        tone: 'warning',
        text: 'Numbers on records can not be clicked now',
      });
      store.apply({ type: 'noticeShown', notice });
    });
  };
}
