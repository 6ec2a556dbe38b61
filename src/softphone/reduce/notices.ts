import type { EndReason } from '../../calls/call';
import type { EventOf, NoticeEvent, PhoneEvent } from '../events';
import { isSessionProblem } from '../sessionProblem';
import { callOf } from '../state';
import type { PhoneCall, PhoneState } from '../state';
import type { NoticeView } from '../view';
import { callerTitle } from '../callerTitle';
import { CONDITIONS, DO_NOT_CALL } from './conditions';
import type { Reducers } from './reducers';

/** More would push the call off the screen. */
const MOST_NOTICES = 4;

export const noticeReducers: Reducers<NoticeEvent['type']> = {
  noticeShown: (state, { notice }) => show(state, notice),
  noticeDismissed: (state, { noticeId }) =>
    hide(noticeId === DO_NOT_CALL ? { ...state, dialCheck: null } : state, noticeId),
  soundChanged: (state, { isBlocked }) =>
    isBlocked ? show(state, SOUND_BLOCKED) : hide(state, SOUND_BLOCKED.noticeId),
};

const SOUND_BLOCKED: NoticeView = {
  noticeId: 'sound-blocked',
  tone: 'warning',
  text: 'Your browser keeps the phone silent',
  hint: 'Click once, so that it may ring.',
  action: { label: 'Turn sound on', command: { type: 'enableSound' } },
};

/** Adds what this event has to tell, and shows or takes away the notices that stand for a condition. */
export function withNotices(after: PhoneState, event: PhoneEvent, before: PhoneState): PhoneState {
  const notice = noticeOf(event, after, before);
  const told = notice ? show(after, notice) : after;
  return CONDITIONS.reduce((state, condition) => {
    const was = condition(before);
    const is = condition(state);
    if (is && is.text !== was?.text) return show(state, is);
    return was && !is ? hide(state, was.noticeId) : state;
  }, told);
}

function show(state: PhoneState, notice: NoticeView): PhoneState {
  const others = state.notices.filter(({ noticeId }) => noticeId !== notice.noticeId);
  return { ...state, notices: [notice, ...others].slice(0, MOST_NOTICES) };
}

function hide(state: PhoneState, noticeId: string): PhoneState {
  const notices = state.notices.filter((notice) => notice.noticeId !== noticeId);
  return notices.length === state.notices.length ? state : { ...state, notices };
}

function noticeOf(event: PhoneEvent, after: PhoneState, before: PhoneState): NoticeView | null {
  switch (event.type) {
    case 'callEnded':
    case 'dialFailed': {
      const wasLive = before.calls.some((call) => call.callId === event.callId);
      const call = callOf(after, event.callId);
      return call && (wasLive || event.type === 'dialFailed') ? endNotice(call) : null;
    }
    case 'dialRefused':
      return refusalNotice(event);
    case 'hostProblem':
      if (isSessionProblem(event.problem)) return null;
      return {
        noticeId: event.problem.code,
        tone: 'warning',
        text: event.problem.message,
        hint: event.problem.hint,
        action: null,
      };
    case 'logFailed':
      return logNotice(callOf(after, event.callId), event.problem.hint);
    default:
      return null;
  }
}

/** What an agent would otherwise ask: "why is it gone?" Calls that ended as expected need no word. */
const END_TEXTS: Partial<Record<EndReason, (title: string) => string>> = {
  busy: (title) => `${title} is busy`,
  noAnswer: (title) => `${title} did not answer`,
  unreachable: (title) => `${title} can't be reached`,
  failed: (title) => `The call with ${title} failed`,
  cut: (title) => `The connection to ${title} was lost`,
  elsewhere: (title) => `The call from ${title} was answered on another device`,
};

function endNotice(call: PhoneCall): NoticeView | null {
  const text = call.endReason && END_TEXTS[call.endReason]?.(callerTitle(call));
  if (!text) return null;
  const tone = call.endReason === 'failed' || call.endReason === 'cut' ? 'error' : 'info';
  return { noticeId: `end-${call.callId}`, tone, text, hint: call.problem?.hint ?? '', action: null };
}

function refusalNotice({ callId, rawNumber, reason, record, recordId }: EventOf<'dialRefused'>): NoticeView {
  return {
    noticeId: `end-${callId}`,
    tone: 'error',
    text: `Not called: ${record?.name || rawNumber}`,
    hint: reason,
    action: recordId ? { label: 'Open the record', command: { type: 'openRecord', recordId } } : null,
  };
}

function logNotice(call: PhoneCall | undefined, hint: string): NoticeView | null {
  if (!call) return null;
  return {
    noticeId: `log-${call.callId}`,
    tone: 'error',
    text: `The log of the call with ${callerTitle(call)} is not safe yet`,
    hint,
    action: {
      label: 'Save again',
      command: { type: 'saveWrapUp', callId: call.callId, result: call.result, note: call.note },
    },
  };
}
