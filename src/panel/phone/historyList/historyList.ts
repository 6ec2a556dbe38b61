import { api, LightningElement } from 'lwc';
import type { HistoryCallView, HistoryView } from '../../../softphone/view';
import { sendCommand } from '../command/command';
import { dayName } from '../time/time';

/** The calls of the last days, by day, newest first. */
export default class HistoryList extends LightningElement {
  @api history!: HistoryView;
  @api canDial = false;
  /** What is done before a number is dialled; empty when nothing is. */
  @api busyText = '';

  get ranges(): readonly object[] {
    return [
      { days: 1, label: 'Today', pressed: String(this.history.days === 1) },
      { days: 7, label: 'Seven days', pressed: String(this.history.days === 7) },
    ];
  }

  /** Calls come newest first, so those of a day stand together. */
  get groups(): readonly object[] {
    const now = Date.now();
    const groups: { day: string; calls: HistoryCallView[] }[] = [];
    for (const call of this.history.calls) {
      const day = dayName(call.offeredAt, now);
      if (this.history.days === 1 && day !== 'Today') continue;
      const last = groups.at(-1);
      if (last?.day === day) last.calls.push(call);
      else groups.push({ day, calls: [call] });
    }
    return groups;
  }

  get isLoading(): boolean {
    return this.history.state === 'loading';
  }

  get isEmpty(): boolean {
    return this.history.state === 'ready' && this.groups.length === 0;
  }

  get emptyText(): string {
    return this.history.days === 1 ? 'No calls today.' : 'No calls in the last seven days.';
  }

  get hasFailed(): boolean {
    return this.history.state === 'failed';
  }

  @api
  focus(): void {
    (this.refs?.region as HTMLElement | undefined)?.focus();
  }

  handleBack(): void {
    sendCommand(this, { type: 'closeDrawer' });
  }

  handleRange(event: Event): void {
    const days = (event.currentTarget as HTMLElement).dataset.days === '7' ? 7 : 1;
    sendCommand(this, { type: 'openHistory', days });
  }

  handleRetry(): void {
    sendCommand(this, { type: 'openHistory', days: this.history.days });
  }
}
