/** Callers who are nobody in the org: what a phone line really delivers, from the ordinary to the hostile. */
export interface OddCaller {
  readonly label: string;
  /** What is odd about it. */
  readonly detail: string;
  readonly number: string;
  readonly displayName: string;
  readonly isWithheld?: boolean;
}

export const ODD_CALLERS: readonly OddCaller[] = [
  { label: 'No caller id', detail: 'nothing stands where the number should', number: '', displayName: '' },
  {
    label: 'Withheld number',
    detail: 'the caller asked not to be named',
    number: '',
    displayName: '',
    isWithheld: true,
  },
  { label: 'anonymous', detail: 'the word instead of a number', number: 'anonymous', displayName: 'Anonymous' },
  { label: 'A SIP address', detail: 'sip:jo@example.com', number: 'sip:jo@example.com', displayName: 'Jo' },
  { label: 'Only a plus', detail: 'a number that lost its digits', number: '+', displayName: '' },
  { label: '300 digits', detail: 'a number that never ends', number: '1234567890'.repeat(30), displayName: '' },
  {
    label: 'HTML in the name',
    detail: 'must be shown as text',
    number: '+4930999001',
    displayName: '<img src=x onerror=alert(1)><b>Bold</b> "quoted" \\',
  },
  {
    label: 'A name from right to left',
    detail: 'with a mark that turns the text around',
    number: '+97225550123',
    displayName: '\u202Eשלום עולם\u202C \u0645\u0631\u062D\u0628\u0627',
  },
];
