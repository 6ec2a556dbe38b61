import type { CallLogLine } from '../../callLog/callLog';
import type { HistoryCall } from '../../hosts/orgContract';
import type { HistoryCallView } from '../view';

const OF_ORG: Record<HistoryCall['logState'], HistoryCallView['logState']> = {
  open: 'none',
  noActivity: 'none',
  logged: 'logged',
  waiting: 'waiting',
  needsAgent: 'needsYou',
  needsAdmin: 'needsAdmin',
};

/** Where the log of a call stands: what the journal has is newer than what Salesforce says. */
export function logStateOf(org: HistoryCall | null, journal: CallLogLine | null): HistoryCallView['logState'] {
  if (journal && journal.state !== 'logged') return stateOfWaiting(journal);
  if (org) return OF_ORG[org.logState];
  return journal?.taskId ? 'logged' : 'none';
}

/** Who can help with a log that Salesforce does not have yet: time, the agent, or an admin. */
export function stateOfWaiting({ state, problem }: CallLogLine): 'waiting' | 'needsYou' | 'needsAdmin' {
  if (state !== 'failed' || !problem || problem.isTransient) return 'waiting';
  return problem.kind === 'agent' ? 'needsYou' : 'needsAdmin';
}
