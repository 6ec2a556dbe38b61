import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { sandboxOf } from '../../scenarios/frameSandbox';
import { useScenario } from '../tester/useTester';

/** What the emulator delegates to the adapter's frame; Salesforce's own list is not known. */
const DELEGATED = 'microphone; autoplay; camera; speaker-selection; clipboard-read; clipboard-write; display-capture';

const MINUTE_MS = 60_000;
/** Of the panel, above the phone. */
const HEADER_PX = 40;

/** What the frame may do. Browsers read both when the frame loads, so a change shows with the next console. */
export function useFrameRights(): { readonly allow: string; readonly sandbox?: string } {
  const microphone = useScenario('microphone');
  const sandbox = sandboxOf(useScenario('frameSandbox'));
  const [rights] = useState({
    allow: microphone === 'notDelegated' ? DELEGATED.replace('microphone; ', '') : DELEGATED,
    ...(sandbox === undefined ? {} : { sandbox }),
  });
  return rights;
}

/** Loads the adapter's page again when the scenario says so; what the address was stays. */
export function useFrameReload(frame: RefObject<HTMLIFrameElement>, isLoaded: boolean): void {
  const value = useScenario('adapterFrame');
  useEffect(() => {
    if (!isLoaded) return;
    const reload = (): void => {
      // The page is of another origin: the only way to load it again is to name it again.
      if (frame.current) frame.current.src = frame.current.getAttribute('src') ?? '';
    };
    if (value === 'reloads') reload();
    if (value !== 'everyMinute') return;
    const timer = setInterval(reload, MINUTE_MS);
    return () => clearInterval(timer);
  }, [value, isLoaded]);
}

/** Pixels of the whole panel for a height that the phone asked for. */
export function usePanelHeight(heightPx: number): number {
  return useScenario('panelHeight') === 'withoutHeader' ? heightPx + HEADER_PX : heightPx;
}
