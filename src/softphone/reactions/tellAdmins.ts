import type { CallLogLine } from '../../callLog/callLog';
import type { PhoneContext } from '../parts';
import type { Reaction } from '../store';

/**
 * What an admin should know and an agent in mid-call should not: fields that were left out of a log because the agent may not
 * write them. Salesforce told the admin too; the call has its log.
 */
export function tellAdmins({ log }: PhoneContext): Reaction {
  const told = new Set<string>();
  return ({ event }) => {
    if (event.type !== 'logChanged') return;
    for (const field of event.log.entries.flatMap(omittedFields)) {
      if (told.has(field)) continue;
      told.add(field);
      log.warning('callLog', `${field} is left out of call logs: this agent may not write it`);
    }
  };
}

function omittedFields({ saved }: CallLogLine): readonly string[] {
  return saved?.omittedFields ?? [];
}
