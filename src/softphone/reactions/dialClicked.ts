import { dialAndTell } from '../commands/dial';
import type { Candidate } from '../../calls/call';
import type { EventOf } from '../events';
import type { PhoneContext } from '../parts';
import type { Reaction } from '../store';

/** A number that was clicked on a record is dialled; the record needs no search, it is the match. */
export function dialClicked(context: PhoneContext): Reaction {
  return ({ event }) => {
    if (event.type === 'clickedToDial') dialAndTell(context, { rawNumber: event.number, record: recordOf(event) });
  };
}

/** Null for a number that stands on no record. */
function recordOf(event: EventOf<'clickedToDial'>): Candidate | null {
  if (event.recordId === '') return null;
  return {
    recordId: event.recordId,
    objectType: event.objectType,
    name: event.recordName,
    subtitle: '',
    reason: 'You clicked its number',
    isPersonAccount: false,
  };
}
