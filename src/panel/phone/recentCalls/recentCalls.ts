import { api, LightningElement } from 'lwc';
import type { RecentCallView } from '../../../softphone/view';
import { sendCommand } from '../command/command';
import { clockTime } from '../time/time';

const LOG_TEXT: Readonly<Record<RecentCallView['logState'], string>> = {
  waiting: 'log waiting',
  failed: 'log not saved',
  logged: '',
  none: '',
};

/** The calls of this session, newest first: open the record, call again. */
export default class RecentCalls extends LightningElement {
  @api calls: readonly RecentCallView[] = [];
  @api canDial = false;

  get isEmpty(): boolean {
    return this.calls.length === 0;
  }

  get items(): readonly object[] {
    return this.calls.map((call) => ({
      ...call,
      icon: iconOf(call),
      directionText: call.isMissed ? 'Missed call' : `${call.direction === 'inbound' ? 'Inbound' : 'Outbound'} call`,
      markClass: call.isMissed ? 'mark mark_missed' : 'mark',
      outcomeClass: call.isMissed ? 'outcome outcome_missed' : 'outcome',
      timeText: clockTime(call.endedAt),
      logText: LOG_TEXT[call.logState],
      logClass: call.logState === 'failed' ? 'log log_failed' : 'log',
      callLabel: `Call ${call.title} again`,
      canCall: this.canDial && call.number !== '',
    }));
  }

  handleOpen(event: Event): void {
    sendCommand(this, { type: 'openRecord', recordId: dataOf(event).record ?? '' });
  }

  handleAll(): void {
    sendCommand(this, { type: 'openHistory', days: 1 });
  }

  handleRedial(event: Event): void {
    sendCommand(this, { type: 'dial', number: dataOf(event).number ?? '' });
  }
}

function iconOf({ direction, isMissed }: RecentCallView): string {
  if (isMissed) return 'utility:missed_call';
  return direction === 'inbound' ? 'utility:incoming_call' : 'utility:outbound_call';
}

function dataOf(event: Event): DOMStringMap {
  return (event.currentTarget as HTMLElement).dataset;
}
