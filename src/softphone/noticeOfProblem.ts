import type { Problem } from '../base/appError';
import { plainText } from '../calls/plainText';
import type { NoticeView } from './view';

const TEXT_LIMIT = 200;

/** A problem as a short message. Problems with the same code replace each other, so that one cause never fills the screen. */
export function noticeOfProblem(
  problem: Problem,
  more: { readonly tone: NoticeView['tone']; readonly text?: string; readonly action?: NoticeView['action'] },
): NoticeView {
  return {
    noticeId: problem.code,
    tone: more.tone,
    text: plainText(more.text ?? problem.message, TEXT_LIMIT),
    hint: plainText(problem.hint, TEXT_LIMIT),
    action: more.action ?? null,
  };
}
