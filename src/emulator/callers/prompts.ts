/** What a simulated caller can say. Each stands as `prompts/<name>.wav`: 8 kHz, mono, mu-law, made with espeak-ng and sox. */
export interface Prompt {
  readonly name: string;
  readonly label: string;
  /** The spoken words. */
  readonly words: string;
}

export const PROMPTS: readonly Prompt[] = [
  {
    name: 'order',
    label: 'Asks about an order',
    words: 'Hello. I am calling about an order that has not arrived yet. Can you tell me where it is?',
  },
  {
    name: 'invoice',
    label: 'Reports a wrong invoice',
    words: 'Good morning. There is a mistake in my last invoice. I would like to have it corrected.',
  },
  {
    name: 'fault',
    label: 'Reports a fault',
    words: 'Hi. Since this morning our machine shows an error, and nobody here knows what to do.',
  },
  {
    name: 'callback',
    label: 'Calls back',
    words: 'Hello. You tried to reach me earlier today. I am calling back.',
  },
  { name: 'greeting', label: 'Answers the phone', words: 'Hello? Who is speaking, please?' },
];
