/** @jest-environment node */
import { matchingCases } from '../emulator/org/apex/cases/caseTables';
import { spellingIn } from './spellingIn';

// The table that Apex and the emulator's twin are tried with.
test.each(matchingCases().comparing.map((each) => [each.name, each] as const))(
  '%s',
  (_, { fits, others, ...number }) => {
    expect(fits.filter((stored) => spellingIn(stored, number) === '')).toEqual([]);
    expect(others.filter((stored) => spellingIn(stored, number) !== '')).toEqual([]);
  },
);
