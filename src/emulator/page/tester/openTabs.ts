import type { ScenarioBoard } from '../../scenarios/scenarioBoard';

const WANTED: Readonly<Record<string, number>> = { two: 2, three: 3 };
const OWN_NAME = /^emulator-tab-\d$/;

type TabWindow = Pick<Window, 'name' | 'open' | 'location'>;

/**
 * Opens the tabs that the scenario `tabs` asks for, now and whenever it is changed. Tabs that it opened open no others. A browser that
 * blocks them says so in its address bar; then they are opened by hand.
 */
export function openTabsAsChosen(board: ScenarioBoard, window: TabWindow): void {
  if (OWN_NAME.test(window.name)) return;
  let opened = 1;
  const follow = (): void => {
    const wanted = WANTED[board.value('tabs')] ?? 1;
    for (let tab = opened + 1; tab <= wanted; tab += 1)
      window.open(`${window.location.origin}/`, `emulator-tab-${tab}`);
    opened = wanted;
  };
  board.onChange(follow);
  follow();
}
