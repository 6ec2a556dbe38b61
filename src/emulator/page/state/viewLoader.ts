import { asProblem } from '../../../base/appError';
import type { OrgClient } from '../org/orgClient';
import type { ConsoleState, View, ViewData } from './consoleState';
import { placeKey } from './place';
import type { Place } from './place';
import type { Store } from './store';

const NOTHING: View = { isLoading: false, data: null, problem: null };

/** Fetches what places show. Only the answer to the latest question about a place counts. */
export class ViewLoader {
  private readonly latest = new Map<string, Promise<void>>();

  constructor(
    private readonly store: Store<ConsoleState>,
    private readonly org: OrgClient,
  ) {}

  /** Loads a place that has not been loaded; resolves when it has an answer, also a bad one. */
  load(place: Place): Promise<void> {
    return this.latest.get(placeKey(place)) ?? this.reload(place);
  }

  reload(place: Place): Promise<void> {
    if (place.kind === 'address' || place.kind === 'flow' || place.kind === 'tab') return Promise.resolve();
    const key = placeKey(place);
    this.setView(key, { isLoading: true });
    const isLatest = () => this.latest.get(key) === loading;
    const loading: Promise<void> = this.fetch(place).then(
      (data) => this.settle(key, isLatest, { data, problem: null }),
      // What was there stays: a form may stand on it.
      (thrown: unknown) => this.settle(key, isLatest, { problem: asProblem(thrown) }),
    );
    this.latest.set(key, loading);
    return loading;
  }

  forget(place: Place): void {
    const key = placeKey(place);
    this.latest.delete(key);
    const { [key]: _gone, ...views } = this.store.state.views;
    this.store.change({ views });
  }

  private async fetch(place: Exclude<Place, { kind: 'address' | 'flow' | 'tab' }>): Promise<ViewData> {
    switch (place.kind) {
      case 'record':
        return { kind: 'record', page: await this.org.record(place.recordId) };
      case 'list':
        return { kind: 'list', list: await this.org.list(place.objectType) };
      case 'search':
        return { kind: 'search', result: await this.org.search(place.text) };
    }
  }

  private settle(
    key: string,
    isLatest: () => boolean,
    answer: Partial<Pick<View, 'data'>> & Pick<View, 'problem'>,
  ): void {
    if (!isLatest()) return;
    this.setView(key, { ...answer, isLoading: false });
    if (answer.data?.kind === 'record') this.remember(answer.data.page.record.Id, answer.data.page);
  }

  private remember(
    recordId: string,
    { name, objectType }: { readonly name: string; readonly objectType: string },
  ): void {
    this.store.change({ known: { ...this.store.state.known, [recordId]: { name, objectType } } });
  }

  private setView(key: string, change: Partial<View>): void {
    const { views } = this.store.state;
    this.store.change({ views: { ...views, [key]: { ...NOTHING, ...views[key], ...change } } });
  }
}
