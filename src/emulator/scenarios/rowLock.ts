import type { Scenario } from './scenario';

export const rowLock: Scenario = {
  key: 'rowLock',
  group: 'Org',
  title: 'Locked rows',
  hint: 'Somebody else saves the same parent record: the save is refused with UNABLE_TO_LOCK_ROW. Trying again helps, and no log may come twice.',
  choices: [
    { value: 'free', label: 'Free' },
    { value: 'everyOther', label: 'Locked for every other save' },
    { value: 'always', label: 'Locked all the time' },
  ],
  default: 'free',
};

/** Whether the transaction of this number (from 1) finds its row locked. */
export function isRowLocked(value: string, transaction: number): boolean {
  return value === 'always' || (value === 'everyOther' && transaction % 2 === 1);
}
