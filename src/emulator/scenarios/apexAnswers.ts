import type { Scenario } from './scenario';

export const apexAnswers: Scenario = {
  key: 'apexAnswers',
  group: 'Apex and remoting',
  title: 'Answers of Apex',
  hint: 'Every remote call fails in this way. Calls must go on, and their logs must wait in the journal until Apex works again.',
  choices: [
    { value: 'work', label: 'Apex works' },
    { value: 'exception', label: 'An exception in Apex' },
    { value: 'governorLimit', label: 'A governor limit (too many queries)' },
    { value: 'requestLimit', label: 'Too many requests at once' },
    { value: 'unavailable', label: '503: Salesforce is under maintenance' },
  ],
  default: 'work',
};

/** What Apex says instead of working; empty when it works or is not reached. */
export function apexFailure(value: string): string {
  const texts: Readonly<Record<string, string>> = {
    exception: 'Attempt to de-reference a null object',
    governorLimit: 'Too many SOQL queries: 101',
    requestLimit: 'ConcurrentPerOrgApex Limit exceeded.',
  };
  return texts[value] ?? '';
}
