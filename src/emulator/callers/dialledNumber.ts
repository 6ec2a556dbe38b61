/** What happens when the agent dials a number that no phone has registered: a simulated person has every one of them. */
export interface DialledNumber {
  readonly rings: boolean;
  /** `answer` after a second of ringing, `refuse` with a status, or `ignore`: rings until somebody gives up. */
  readonly then:
    | { readonly kind: 'answer'; readonly speaks: { readonly prompt: string } | { readonly toneHz: number } | 'echo' }
    | { readonly kind: 'refuse'; readonly status: number }
    | { readonly kind: 'ignore' };
}

/** Numbers to try what can go wrong; the others are answered. They are the SIP status where there is one. */
export const TRY_NUMBERS: readonly {
  readonly number: string;
  readonly meaning: string;
  readonly plan: DialledNumber;
}[] = [
  { number: '100', meaning: 'hear yourself', plan: { rings: true, then: { kind: 'answer', speaks: 'echo' } } },
  {
    number: '440',
    meaning: 'a tone of 440 Hz',
    plan: { rings: true, then: { kind: 'answer', speaks: { toneHz: 440 } } },
  },
  { number: '404', meaning: 'no such number', plan: { rings: false, then: { kind: 'refuse', status: 404 } } },
  { number: '408', meaning: 'nobody answers', plan: { rings: true, then: { kind: 'ignore' } } },
  { number: '480', meaning: 'not reachable', plan: { rings: false, then: { kind: 'refuse', status: 480 } } },
  { number: '486', meaning: 'busy', plan: { rings: false, then: { kind: 'refuse', status: 486 } } },
  { number: '603', meaning: 'declined after it rang', plan: { rings: true, then: { kind: 'refuse', status: 603 } } },
];

const ANYBODY: DialledNumber = { rings: true, then: { kind: 'answer', speaks: { prompt: 'greeting' } } };

/** A phone may have put a country code before a short number: +49486 is 486 as well. */
export function planFor(dialled: string): DialledNumber {
  const found = TRY_NUMBERS.find(
    ({ number }) => dialled === number || new RegExp(`^\\+\\d{1,3}${number}$`).test(dialled),
  );
  return found?.plan ?? ANYBODY;
}
