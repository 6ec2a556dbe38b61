import type { PhoneView, ProblemView } from '../../softphone/view';
import { listStories } from './listStories';
import { popStories } from './popStories';
import {
  connected,
  dialling,
  hostileName,
  hostileNumber,
  nobody,
  ready,
  recent,
  ringing,
  three,
  wrapUp,
} from './storyParts';

const starting: PhoneView = {
  ...ready,
  screen: 'starting',
  line: { state: 'connecting', label: 'Connecting …', tone: 'waiting' },
};
function blocked(problem: ProblemView): PhoneView {
  return {
    ...ready,
    screen: 'blocked',
    problem,
    canDial: false,
    line: { state: 'stopped', label: 'Not connected', tone: 'bad' },
  };
}

/** Every state of the phone that a person can see, as the view that leads to it. Screenshots and the accessibility check walk them. */
export const stories: Readonly<Record<string, PhoneView>> = {
  starting,
  idle: ready,
  'idle, recent calls': { ...ready, recent },
  'idle, calls missed and logs waiting': {
    ...ready,
    recent,
    logs: { waiting: 2, failed: 0, text: '2 call logs waiting' },
  },
  'idle, a log failed': { ...ready, recent, logs: { waiting: 0, failed: 1, text: '1 call log not saved' } },
  connecting: { ...ready, canDial: false, line: { state: 'connecting', label: 'Connecting …', tone: 'waiting' } },
  'no connection': {
    ...ready,
    canDial: false,
    line: { state: 'reconnecting', label: 'No connection to the phone system, trying again', tone: 'bad' },
  },
  'ringing, searching': {
    ...ready,
    calls: [{ ...ringing, ...nobody, matchState: 'searching', matchText: 'Looking for the caller …' }],
  },
  'ringing, one record': { ...ready, calls: [ringing] },
  'ringing, several records': {
    ...ready,
    calls: [
      {
        ...ringing,
        matchState: 'many',
        subtitle: '',
        title: '+49 170 1234567',
        matchText: '3 records have this number',
        candidates: three,
      },
    ],
  },
  'ringing, nobody': { ...ready, calls: [{ ...ringing, ...nobody, can: { ...ringing.can, createContact: true } }] },
  'ringing, search failed': {
    ...ready,
    calls: [
      {
        ...ringing,
        ...nobody,
        matchState: 'failed',
        matchText: 'Salesforce did not answer the search. Look for the caller by hand.',
      },
    ],
  },
  'ringing, number withheld': {
    ...ready,
    calls: [
      {
        ...ringing,
        ...nobody,
        matchState: 'none',
        title: 'Unknown caller',
        subtitle: 'Number withheld',
        numberText: '',
        matchText: '',
      },
    ],
  },
  'ringing, hostile text': {
    ...ready,
    calls: [
      { ...ringing, title: hostileName, subtitle: hostileName, numberText: hostileNumber, matchText: hostileName },
    ],
  },
  ...popStories,
  'ringing, microphone refused': {
    ...ready,
    calls: [
      {
        ...ringing,
        problem: {
          text: 'The microphone is blocked.',
          hint: 'Click the icon left of the address, allow the microphone, then answer again.',
        },
      },
    ],
  },
  'ringing during a call': {
    ...ready,
    calls: [connected, { ...ringing, callId: 'call-2', title: 'Globex Ltd', subtitle: '' }],
  },
  dialling: { ...ready, calls: [dialling] },
  'far side rings': { ...ready, calls: [{ ...dialling, phase: 'alerting', statusText: 'Ringing …' }] },
  connected: { ...ready, calls: [connected] },
  'connected, nobody': {
    ...ready,
    calls: [{ ...connected, ...nobody, can: { ...connected.can, createContact: true } }],
  },
  'connected, several records': {
    ...ready,
    calls: [
      {
        ...connected,
        matchState: 'many',
        matchText: '3 records have this number',
        candidates: three.map((one, index) => ({ ...one, isChosen: index === 1 })),
      },
    ],
  },
  'connected, hostile text': {
    ...ready,
    calls: [
      { ...connected, title: hostileName, subtitle: hostileName, numberText: hostileNumber, matchText: hostileName },
    ],
  },
  held: {
    ...ready,
    calls: [
      { ...connected, phase: 'held', statusText: 'On hold', can: { ...connected.can, hold: false, resume: true } },
    ],
  },
  muted: { ...ready, calls: [{ ...connected, isMuted: true, statusText: 'Muted' }] },
  'call with a problem': {
    ...ready,
    calls: [
      {
        ...connected,
        problem: {
          text: 'The caller cannot be put on hold.',
          hint: 'The phone system refused it. Ask the caller to wait a moment.',
        },
      },
    ],
  },
  'wrap-up, typing': { ...ready, wrapUp },
  'wrap-up, saving': {
    ...ready,
    wrapUp: {
      ...wrapUp,
      callId: 'call-2',
      result: 'solved',
      note: 'Ordered two spare parts.',
      state: 'saving',
      stateText: 'Saving …',
    },
  },
  'wrap-up, waiting': {
    ...ready,
    recent,
    wrapUp: {
      ...wrapUp,
      callId: 'call-3',
      result: 'solved',
      note: 'Ordered two spare parts.',
      state: 'waiting',
      stateText: 'Safe on this computer. It goes to Salesforce as soon as Salesforce answers.',
    },
  },
  'wrap-up, failed': {
    ...ready,
    wrapUp: {
      ...wrapUp,
      callId: 'call-4',
      result: 'solved',
      note: 'Ordered two spare parts.',
      state: 'failed',
      stateText: 'Salesforce refused the log: Follow-up date is required. Change it and try again, or ask your admin.',
    },
  },
  'wrap-up, many results': {
    ...ready,
    wrapUp: {
      ...wrapUp,
      results: Array.from({ length: 12 }, (_, index) => ({ code: `r${index}`, label: `Result number ${index + 1}` })),
    },
  },
  ...listStories,
  'ringing during wrap-up': {
    ...ready,
    calls: [{ ...ringing, callId: 'call-5', title: 'Globex Ltd', subtitle: '' }],
    wrapUp,
  },
  'one call held, one talked on': {
    ...ready,
    calls: [
      { ...connected, phase: 'held', statusText: 'On hold', can: { ...connected.can, hold: false, resume: true } },
      { ...connected, callId: 'call-2', title: 'Globex Ltd', subtitle: '' },
    ],
  },
  'elsewhere, can be taken': {
    ...ready,
    screen: 'elsewhere',
    elsewhere: { canTakeOver: true, text: 'Your phone runs in another tab of this browser. Calls ring there.' },
  },
  'elsewhere, in a call': {
    ...ready,
    screen: 'elsewhere',
    elsewhere: {
      canTakeOver: false,
      text: 'Your phone is in a call in another tab. You can use it here when the call is over.',
    },
  },
  'blocked, no host': blocked({
    code: 'no-host',
    title: 'Open the phone in Salesforce',
    hint: 'This page works inside the utility bar of a Salesforce console app only.',
    action: null,
  }),
  'blocked, settings': blocked({
    code: 'bad-field',
    title: 'The call center is not set up completely',
    hint: 'SIP server is "sip.example.com"; it must start with wss://. Tell your admin: Setup, Call Centers, Softphone.',
    action: { label: 'Try again', command: { type: 'restart' } },
  }),
  'blocked, session expired': {
    ...blocked({
      code: 'session-expired',
      title: 'Your Salesforce session has ended',
      hint: 'Log in again in another tab, then come back. Nothing is lost: 2 call logs wait on this computer.',
      action: { label: 'I have logged in', command: { type: 'restart' } },
    }),
    logs: { waiting: 2, failed: 0, text: '2 call logs waiting' },
  },
  'blocked, microphone': blocked({
    code: 'microphone-refused',
    title: 'The phone may not use the microphone',
    hint: 'Click the icon left of the address, allow the microphone, then try again.',
    action: { label: 'Try again', command: { type: 'restart' } },
  }),
  notices: {
    ...ready,
    recent,
    notices: [
      {
        noticeId: 'n1',
        tone: 'error',
        text: '"hello" is not a number that can be dialled.',
        hint: 'Type digits, with + and the country code for other countries.',
        action: null,
      },
      {
        noticeId: 'n2',
        tone: 'warning',
        text: 'The browser keeps the ringing silent.',
        hint: 'It allows sound after a click.',
        action: { label: 'Turn sound on', command: { type: 'enableSound' } },
      },
      { noticeId: 'n3', tone: 'info', text: 'The line is back.', hint: 'You missed no calls.', action: null },
    ],
  },
};
