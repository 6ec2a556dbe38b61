import type { CallView, CandidateView, PhoneView, RecentCallView, WrapUpView } from '../../softphone/view';

/** 2 min 05 s ago, so that a running clock has something to show. */
const CONNECTED_AT = Date.now() - 125_000;

const CAN_NOTHING: CallView['can'] = {
  answer: false,
  decline: false,
  hangUp: false,
  mute: false,
  hold: false,
  resume: false,
  sendDigits: false,
  createContact: false,
  correct: false,
};
const CAN_TALK = { ...CAN_NOTHING, hangUp: true, mute: true, hold: true, sendDigits: true };

export const ready: PhoneView = {
  screen: 'ready',
  problem: null,
  elsewhere: null,
  line: { state: 'registered', label: 'Ready', tone: 'good' },
  notices: [],
  calls: [],
  wrapUp: null,
  parked: [],
  drawer: 'none',
  history: null,
  waitingLogs: null,
  dialCheckText: '',
  recent: [],
  logs: { waiting: 0, failed: 0, text: '' },
  canDial: true,
  isOfferOnly: false,
  canImportLayout: false,
};

export const anna: CandidateView = {
  recordId: '003000000000001AAA',
  name: 'Anna Berger',
  subtitle: 'Berger Maschinenbau GmbH',
  reason: 'Mobile is +49 170 1234567',
  lostBecause: '',
  icon: 'standard:contact',
  isChosen: true,
};

export const ringing: CallView = {
  callId: 'call-1',
  direction: 'inbound',
  phase: 'ringing',
  title: 'Anna Berger',
  subtitle: 'Berger Maschinenbau GmbH',
  numberText: '+49 170 1234567',
  statusText: 'Calling you',
  matchText: 'Mobile is +49 170 1234567',
  matchState: 'one',
  candidates: [anna],
  offer: null,
  back: null,
  verification: null,
  cases: [],
  connectedAt: null,
  isMuted: false,
  note: '',
  problem: null,
  can: { ...CAN_NOTHING, answer: true, decline: true },
};

/** What changes when no record fits. */
export const nobody = {
  title: '+49 170 1234567',
  subtitle: '',
  matchState: 'nobody',
  matchText: 'No record has this number',
  candidates: [],
} as const;

export const connected: CallView = {
  ...ringing,
  phase: 'connected',
  statusText: 'Connected',
  connectedAt: CONNECTED_AT,
  can: CAN_TALK,
};

export const dialling: CallView = {
  ...ringing,
  direction: 'outbound',
  phase: 'dialling',
  statusText: 'Calling …',
  can: { ...CAN_NOTHING, hangUp: true },
};

/** A household, a doctor's practice: three records with one number. */
export const three: readonly CandidateView[] = [
  { ...anna, isChosen: false },
  {
    ...anna,
    recordId: '003000000000002AAA',
    name: 'Bernd Berger',
    reason: 'Home phone is +49 170 1234567',
    lostBecause: 'It has no open case',
    isChosen: false,
  },
  {
    recordId: '00Q000000000001AAA',
    name: 'A. Berger',
    subtitle: 'Web form of 12 May',
    reason: 'Phone is 0170 1234567',
    lostBecause: 'Contact comes first',
    icon: 'standard:lead',
    isChosen: false,
  },
];

export const wrapUp: WrapUpView = {
  callId: 'call-1',
  title: 'Anna Berger',
  summary: 'Inbound call · 2 min 05 s',
  results: [
    { code: 'solved', label: 'Solved' },
    { code: 'follow-up', label: 'Needs follow-up' },
    { code: 'call-back', label: 'Call back later' },
    { code: 'left-message', label: 'Left a message' },
    { code: 'no-interest', label: 'Not interested' },
    { code: 'wrong-number', label: 'Wrong number' },
  ],
  result: '',
  note: '',
  followUp: null,
  related: null,
  errors: {},
  endsAt: null,
  asksForActivity: false,
  nextLabel: '',
  state: 'typing',
  stateText: '',
};

const missed: RecentCallView = {
  callId: 'recent-1',
  direction: 'inbound',
  title: 'Anna Berger',
  number: '+491701234567',
  recordId: anna.recordId,
  endedAt: Date.now() - 60_000,
  outcome: 'Missed',
  isMissed: true,
  logState: 'waiting',
};

export const recent: readonly RecentCallView[] = [
  missed,
  {
    ...missed,
    callId: 'recent-2',
    direction: 'outbound',
    title: 'Globex Ltd',
    outcome: '2 min 05 s',
    isMissed: false,
    logState: 'logged',
  },
  {
    ...missed,
    callId: 'recent-3',
    title: '+44 20 7946 0018',
    recordId: '',
    number: '+442079460018',
    outcome: 'Declined',
    isMissed: false,
    logState: 'failed',
  },
  { ...missed, callId: 'recent-4', title: 'Unknown caller', recordId: '', number: '', logState: 'logged' },
  {
    ...missed,
    callId: 'recent-5',
    title: 'Dr. Maximiliane-Charlotte von und zu Hohenstein-Wertheimer',
    direction: 'outbound',
    outcome: 'No answer',
    isMissed: false,
    logState: 'logged',
  },
];

/** What strangers may write into a display name or a number: markup, right-to-left text with an override, no end. */
export const hostileName = '<img src=x onerror=alert(1)> \u202E\u05E9\u05DC\u05D5\u05DD ' + 'Abcdefghij'.repeat(20);
export const hostileNumber = '1234567890'.repeat(30);
