import type { PhoneView } from '../../softphone/view';
import { connected, nobody, ready, ringing } from './storyParts';

const offer = { label: 'Open Anna Berger', text: 'Opening would replace the page in this app.' };
const cases = [
  { recordId: '500000000000001AAA', label: 'Case 00001026', subtitle: 'The pump leaks again' },
  { recordId: '500000000000002AAA', label: 'Case 00001031', subtitle: 'Invoice of March' },
  { recordId: '500000000000003AAA', label: 'Case 00001040', subtitle: 'Wants a visit of the technician next week' },
];

/** What is offered, opened and told beside a call. */
export const popStories: Readonly<Record<string, PhoneView>> = {
  'ringing, offered in a standard app': { ...ready, calls: [{ ...ringing, offer }] },
  'ringing, verified, with open cases': {
    ...ready,
    calls: [{ ...ringing, cases, verification: { tone: 'good', text: 'Number verified' } }],
  },
  'ringing, the number may be faked': {
    ...ready,
    calls: [
      {
        ...ringing,
        offer: { ...offer, text: '' },
        verification: { tone: 'bad', text: 'The number may be faked' },
      },
    ],
  },
  'ringing, nobody, search offered': {
    ...ready,
    calls: [
      {
        ...ringing,
        ...nobody,
        offer: { label: 'Search Salesforce', text: '' },
        verification: { tone: 'plain', text: 'Number not verified' },
        can: { ...ringing.can, createContact: true },
      },
    ],
  },
  'connected, way back and wrong person': {
    ...ready,
    calls: [
      {
        ...connected,
        cases,
        back: { recordId: '001000000000001AAA', label: 'Back to Globex Ltd' },
        can: { ...connected.can, correct: true },
      },
    ],
  },
};
