import type { FieldValues } from '../../host/hostConsole';
import type { ConsoleState } from './consoleState';
import type { Store } from './store';

/** What has been typed and not been saved: the record's id, or NEW_RECORD → field → value. A form that is open has an entry. */
export type Edits = Readonly<Record<string, FieldValues>>;

export const NEW_RECORD = 'new';

/** Something that would throw away unsaved changes, while the agent is asked. */
export interface Leaving {
  /** Keys of the edits that would be lost. */
  readonly lost: readonly string[];
  readonly go: () => void;
}

export function isDirty(edits: Edits, key: string): boolean {
  return Object.keys(edits[key] ?? {}).length > 0;
}

/** Forms that are open. They live in the state, so that no reload of data and no other tab can take what was typed. */
export class EditForms {
  constructor(private readonly store: Store<ConsoleState>) {}

  get isAnyDirty(): boolean {
    return Object.keys(this.edits).some((key) => isDirty(this.edits, key));
  }

  open(key: string): void {
    this.store.change({ edits: { ...this.edits, [key]: this.edits[key] ?? {} } });
  }

  /** @param typed  all that has been typed into the form until now */
  type(key: string, typed: FieldValues): void {
    if (this.edits[key]) this.store.change({ edits: { ...this.edits, [key]: typed } });
  }

  close(keys: readonly string[]): void {
    const edits = Object.entries(this.edits).filter(([key]) => !keys.includes(key));
    this.store.change({ edits: Object.fromEntries(edits) });
  }

  /** Goes ahead when nothing unsaved would be lost; else the agent is asked first, and a later wish takes the place of this one. */
  unlessDirty(keys: readonly string[], go: () => void): void {
    const lost = keys.filter((key) => isDirty(this.edits, key));
    if (lost.length === 0) return go();
    this.store.change({ leaving: { lost, go } });
  }

  keepEditing(): void {
    this.store.change({ leaving: null });
  }

  discard(): void {
    const { leaving } = this.store.state;
    if (!leaving) return;
    this.store.change({ leaving: null });
    this.close(leaving.lost);
    leaving.go();
  }

  private get edits(): Edits {
    return this.store.state.edits;
  }
}
