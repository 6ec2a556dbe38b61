import { createContext } from 'preact';
import { useContext, useLayoutEffect, useState } from 'preact/hooks';
import type { RecordFacts } from '../host/hostConsole';
import type { ConsoleState } from './state/consoleState';
import type { LightningConsole } from './state/lightningConsole';
import type { Tester } from './tester/tester';

/** What every component may reach for: the console's actions, and the way to the adapter's listeners. */
export interface Lightning {
  readonly console: LightningConsole;
  /** Hands a click on a number to the adapter. */
  readonly dial: (facts: RecordFacts, number: string) => void;
  /** Starts a call of the work queue. */
  readonly startWork?: (workId: string, to: string) => void;
  /** Publishes to a message channel as another component of the page. */
  readonly publish?: (channel: string, message: unknown) => void;
  /** Loads the page anew at a path: another app, another user. A console in a test may do without. */
  readonly loadPage?: (path: string) => void;
  /** The tester's panel and switches; a console in a test may do without. */
  readonly tester?: Tester;
}

export const LightningContext = createContext<Lightning | null>(null);

/** The console and its state of this moment; the component draws itself anew with each change. */
export function useLightning(): Lightning & { readonly state: ConsoleState } {
  const lightning = useContext(LightningContext);
  if (!lightning) throw new Error('A component stands outside of the console');
  const { store } = lightning.console;
  const [state, setState] = useState(store.state);
  useLayoutEffect(() => {
    setState(store.state);
    return store.subscribe(setState);
  }, [store]);
  return { ...lightning, state };
}
