import type { LineState } from '../../providers/provider';
import type { PhoneState, StartStep } from '../state';
import type { LineView } from '../view';

const LINE: Record<LineState, { readonly label: string; readonly tone: LineView['tone'] }> = {
  connecting: { label: 'Connecting …', tone: 'waiting' },
  registered: { label: 'Ready', tone: 'good' },
  reconnecting: { label: 'No connection to the phone system, trying again', tone: 'bad' },
  failed: { label: 'The phone system does not let this phone in', tone: 'bad' },
  stopped: { label: 'Not connected', tone: 'waiting' },
};

const START: Record<StartStep, string> = {
  host: 'Waiting for Salesforce …',
  settings: 'Reading the settings …',
  session: 'Signing in …',
  line: 'Connecting …',
};

/** The state of the line in words; before there is one, how far the start got. */
export function viewOfLine({ startUp, line, tab }: PhoneState): LineView {
  if (startUp.stage === 'running') return { state: line.state, label: START[startUp.step], tone: 'waiting' };
  if (startUp.stage === 'blocked') return { state: line.state, label: 'Not connected', tone: 'bad' };
  if (tab.role === 'owner' && line.state === 'stopped') return { state: line.state, ...LINE.connecting };
  if (tab.role === 'waiting') return { state: line.state, label: 'In use in another tab', tone: 'waiting' };
  return { state: line.state, ...LINE[line.state] };
}
