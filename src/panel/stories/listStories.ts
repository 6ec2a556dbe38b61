import type { HistoryView, PhoneView } from '../../softphone/view';
import { historyCalls, waitingLogs } from './listParts';
import { anna, connected, hostileName, hostileNumber, ready, recent, wrapUp } from './storyParts';

const parked = { callId: 'call-8', title: 'Globex Ltd', summary: 'Inbound call · 12 s' };
const [, globex = historyCalls[0]!] = historyCalls;

function history(more: Partial<HistoryView>): PhoneView {
  return { ...ready, drawer: 'history', history: { days: 7, state: 'ready', text: '', calls: historyCalls, ...more } };
}

/** What comes after calls: forms that wait, calls of the last days, logs that Salesforce does not have, numbers that one may not call. */
export const listStories: Readonly<Record<string, PhoneView>> = {
  'wrap-up, everything in it': {
    ...ready,
    wrapUp: {
      ...wrapUp,
      result: 'call-back',
      note: 'Wants an offer for the maintenance contract.',
      endsAt: Date.now() + 3_600_000,
      related: {
        recordId: '500000000000001AAA',
        noneLabel: 'The caller only',
        isPinned: true,
        choices: [
          { recordId: anna.recordId, label: 'Renewal (Opportunity)' },
          { recordId: '500000000000001AAA', label: '00001042 Drilling machine does not stop (Case)' },
        ],
      },
      followUp: { date: '2030-01-31', subject: 'Send the offer' },
      asksForActivity: true,
      nextLabel: 'Save and next',
    },
    parked: [parked],
  },
  'wrap-up, something missing': {
    ...ready,
    wrapUp: {
      ...wrapUp,
      result: 'follow-up',
      followUp: { date: '', subject: '' },
      errors: {
        note: 'Write a note: "Needs follow-up" needs one.',
        followUp: 'Choose a day for the follow-up: this result needs one.',
      },
    },
  },
  'idle, forms parked': { ...ready, recent, parked: [parked, { ...parked, callId: 'call-9', title: hostileName }] },
  'connected, a note is written': {
    ...ready,
    calls: [
      {
        ...connected,
        callId: 'call-7',
        note: 'Wants a quote for ten machines, delivered before the end of the month.',
      },
    ],
  },
  'connected, a form parked': { ...ready, calls: [connected], parked: [parked] },
  'idle, asking whether a number may be called': {
    ...ready,
    canDial: false,
    dialCheckText: 'Asking whether this number may be called …',
  },
  'idle, somebody asked not to be called': {
    ...ready,
    notices: [
      {
        noticeId: 'do-not-call',
        tone: 'warning',
        text: 'Not called yet: Anna Berger',
        hint: 'Anna Berger asked not to be called.',
        action: { label: 'Call anyway', command: { type: 'dialAnyway' } },
      },
    ],
  },
  'history, seven days': history({ days: 7 }),
  'history, today': history({ days: 1 }),
  'history, empty': history({ days: 7, calls: [] }),
  'history, asking': history({ state: 'loading', calls: [] }),
  'history, failed': history({
    state: 'failed',
    text: 'Only calls of this session are shown. Salesforce does not answer. Try again later.',
  }),
  'history, a note is changed': history({
    calls: [{ ...globex, edit: { note: globex.note, state: 'typing', text: '' } }],
  }),
  'history, a note was merged': history({
    calls: [
      {
        ...globex,
        edit: {
          note: 'Two spare parts.\nOrdered three spare parts.',
          state: 'merged',
          text: 'Somebody else changed this note meanwhile. Both texts are in it now.',
        },
      },
    ],
  }),
  'history, hostile text': history({
    calls: [{ ...globex, title: hostileName, note: hostileName, number: hostileNumber }],
  }),
  'logs that wait': {
    ...ready,
    drawer: 'logs',
    waitingLogs,
    logs: { waiting: 1, failed: 2, text: '2 call logs refused · 1 call log waiting' },
  },
  'logs that wait, none': {
    ...ready,
    drawer: 'logs',
    waitingLogs: { logs: [], moreText: '', foreignText: '', damagedText: '', canExport: true },
  },
};
