import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import read from '@salesforce/apex/CtiRecordCalls.read';
import { problemOf, valueOf } from 'c/ctiAnswer';
import { LABELS, lineOf } from 'c/ctiCallWords';
import type { CallLine, RecordCall } from 'c/ctiCallWords';
import type { Problem } from 'c/ctiAnswer';

interface RecordCalls {
  readonly calls: readonly RecordCall[];
  readonly hasMore: boolean;
}

/** The calls of the record that a page shows. It asks again when the page shows another record, and by its button. */
export default class CtiCallHistory extends NavigationMixin(LightningElement) {
  @api
  get recordId(): string {
    return this.shownId;
  }
  set recordId(value: string) {
    if (value === this.shownId) return;
    this.shownId = value;
    void this.refresh();
  }

  label = LABELS;
  lines: readonly CallLine[] = [];
  hasMore = false;
  isLoading = false;
  problem: Problem | null = null;
  private isRead = false;
  private shownId = '';

  get isEmpty(): boolean {
    return this.isRead && this.problem === null && this.lines.length === 0;
  }

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  /** Reads the calls anew. Only the answer for the record that is shown by then counts. */
  @api
  async refresh(): Promise<void> {
    const recordId = this.shownId;
    this.isLoading = true;
    const answer = await valueOf<RecordCalls>(read({ recordId })).then(
      ({ calls, hasMore }) => ({ lines: calls.map(lineOf), hasMore, problem: null }),
      (thrown: unknown) => ({ lines: [], hasMore: false, problem: problemOf(thrown) }),
    );
    if (recordId !== this.shownId) return;
    Object.assign(this, answer, { isLoading: false, isRead: true });
  }

  openTask(event: Event): void {
    const recordId = (event.target as HTMLElement).dataset.id ?? '';
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId, objectApiName: 'Task', actionName: 'view' },
    });
  }
}
