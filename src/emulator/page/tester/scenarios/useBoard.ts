import { useLayoutEffect, useState } from 'preact/hooks';
import type { ScenarioValues } from '../../../scenarios/scenario';
import type { ScenarioBoard } from '../../../scenarios/scenarioBoard';

interface Standing {
  readonly values: ScenarioValues;
  readonly changed: ScenarioValues;
}

/** Where all switches stand; the component draws itself anew when one moves. */
export function useBoard(board: ScenarioBoard): Standing {
  const [standing, setStanding] = useState<Standing>(() => read(board));
  useLayoutEffect(() => {
    setStanding(read(board));
    return board.onChange(() => setStanding(read(board)));
  }, [board]);
  return standing;
}

function read({ values, changed }: ScenarioBoard): Standing {
  return { values, changed };
}
