import { useLayoutEffect, useState } from 'preact/hooks';
import { ScenarioBoard } from '../../scenarios/scenarioBoard';
import type { Store } from '../state/store';
import { useLightning } from '../useLightning';
import type { Tester } from './tester';

/** Where everything stands at its default: of a console without a tester. */
const DEFAULTS = new ScenarioBoard();

/** Where a switch stands; the component draws itself anew when it changes. */
export function useScenario(key: string): string {
  const board = useLightning().tester?.board ?? DEFAULTS;
  const [value, setValue] = useState(board.value(key));
  useLayoutEffect(() => {
    setValue(board.value(key));
    return board.onChange(() => setValue(board.value(key)));
  }, [board, key]);
  return value;
}

/** The state of a store; the component draws itself anew with each change. */
export function useStore<State>(store: Store<State>): State {
  const [state, setState] = useState(store.state);
  useLayoutEffect(() => {
    setState(store.state);
    return store.subscribe(setState);
  }, [store]);
  return state;
}

/** Whether the panel takes its part of the window. */
export function useIsTesterOpen(tester: Tester | undefined): boolean {
  const [isOpen, setOpen] = useState(tester?.store.state.isOpen ?? false);
  useLayoutEffect(() => tester?.store.subscribe((state) => setOpen(state.isOpen)), [tester]);
  return isOpen;
}
