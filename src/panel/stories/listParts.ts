import type { HistoryCallView, WaitingLogsView, WaitingLogView } from '../../softphone/view';
import { anna } from './storyParts';

/** Noon of today, so that a day is a day wherever the story is looked at. */
const NOON = new Date().setHours(12, 0, 0, 0);
const HOUR_MS = 3_600_000;

const missed: HistoryCallView = {
  callKey: 'history-1',
  direction: 'inbound',
  title: 'Anna Berger',
  number: '+491701234567',
  recordId: anna.recordId,
  offeredAt: NOON,
  outcome: 'Missed',
  isMissed: true,
  logState: 'waiting',
  note: '',
  canEditNote: true,
  edit: null,
};

/** What a list of the last days may hold: long names, withheld numbers, every state of a log. */
export const historyCalls: readonly HistoryCallView[] = [
  missed,
  {
    ...missed,
    ...{ callKey: 'history-2', direction: 'outbound', title: 'Globex Ltd', outcome: '2 min 05 s', isMissed: false },
    ...{ logState: 'logged', note: 'Ordered two spare parts, wants them before the end of the month.' },
  },
  {
    ...missed,
    ...{ callKey: 'history-3', title: '+44 20 7946 0018', recordId: '', outcome: 'Declined', isMissed: false },
    logState: 'needsYou',
  },
  {
    ...missed,
    ...{ callKey: 'history-4', title: 'Unknown caller', recordId: '', number: '', logState: 'none' },
    offeredAt: NOON - 24 * HOUR_MS,
  },
  {
    ...missed,
    ...{ callKey: 'history-5', direction: 'outbound', outcome: 'No answer', isMissed: false, logState: 'needsAdmin' },
    title: 'Dr. Maximiliane-Charlotte von und zu Hohenstein-Wertheimer',
    offeredAt: NOON - 30 * HOUR_MS,
  },
  {
    ...missed,
    ...{ callKey: 'history-6', outcome: '1 h 02 min', isMissed: false, logState: 'logged', note: 'Long talk.' },
    offeredAt: NOON - 72 * HOUR_MS,
  },
];

const waiting: WaitingLogView = {
  callKey: 'waiting-1',
  title: 'Anna Berger',
  summary: 'Inbound call · 2 min 05 s',
  offeredAt: NOON,
  state: 'waiting',
  stateText: 'Waiting',
  text: 'Salesforce did not answer. It is safe here and is sent again by itself.',
  fields: [],
};

export const waitingLogs: WaitingLogsView = {
  logs: [
    {
      ...waiting,
      callKey: 'waiting-2',
      state: 'needsYou',
      stateText: 'Needs you',
      text: 'Choose a topic, and write at least ten characters.',
      fields: [
        {
          ...{ name: 'Topic__c', label: 'Topic', message: 'Choose a topic.', type: 'picklist', value: '' },
          choices: ['Sales', 'Service'].map((value) => ({ value, label: value })),
        },
        {
          ...{ name: 'Description', label: 'Note', message: 'Write at least ten characters.', type: 'longText' },
          ...{ value: 'Parts', choices: [] },
        },
      ],
    },
    {
      ...waiting,
      callKey: 'waiting-3',
      title: 'Dr. Maximiliane-Charlotte von und zu Hohenstein-Wertheimer',
      state: 'needsAdmin',
      stateText: 'Needs an admin',
      text: 'You may not create tasks. It is kept here. Export it, or try again when your admin has mended it.',
    },
    waiting,
  ],
  moreText: '… and 3 more',
  foreignText: '2 call logs of other users of this computer, sent when those users sign in here.',
  damagedText: '',
  canExport: true,
};
