import type { Scenario } from './scenario';

export const jsEncode: Scenario = {
  key: 'jsEncode',
  group: 'Frame and browser',
  title: 'JSENCODE in pages',
  hint: 'How it writes a slash is not known. What the page reads as JSON must be the same both ways.',
  choices: [
    { value: 'slashEscaped', label: '/ as \\/' },
    { value: 'slashPlain', label: '/ as it is' },
  ],
  default: 'slashEscaped',
  needsReload: true,
};
