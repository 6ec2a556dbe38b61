import { globalSearch } from '../../globalSearch';
import type { GlobalClass } from './globalApex';

/** A class as the guide's own sample has it: finds records by a number, and answers with JSON as text. */
export const callerLookup: GlobalClass = {
  find: (org, param) => {
    const text = param('number') ?? '';
    const groups = text.length < 3 ? [] : globalSearch(org, text).groups;
    const found = groups.flatMap(({ objectType, records }) =>
      records.map(({ Id, Name = '' }) => ({ Id, Name, type: objectType })),
    );
    return JSON.stringify(found);
  },
  countOpenCases: (org, param) => {
    const contactId = param('contactId') ?? '';
    return org.records('Case').filter((each) => each.ContactId === contactId && each.Status !== 'Closed').length;
  },
};
