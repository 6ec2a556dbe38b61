import { useState } from 'preact/hooks';
import type { Scenario } from '../../../scenarios/scenario';
import { scenarioQuery } from '../../../scenarios/scenarioWords';
import type { Tester } from '../tester';
import { useBoard } from './useBoard';
import { useStore } from '../useTester';
import { ScenarioRow } from './ScenarioRow';

/** All switches, group by group; what stands elsewhere than usual is marked. */
export function ScenariosTab({ tester }: { readonly tester: Tester }) {
  const { board } = tester;
  const { values, changed } = useBoard(board);
  const { problem, loadedWith } = useStore(tester.store);
  const isStale = board.scenarios.some((each) => each.needsReload && loadedWith[each.key] !== values[each.key]);
  return (
    <div class="tester-scroll">
      <Actions tester={tester} query={scenarioQuery(changed)} count={Object.keys(changed).length} />
      {problem && (
        <p role="alert" class="tester-problem">
          {problem.message}. {problem.hint}
        </p>
      )}
      {isStale && (
        <p role="status" class="tester-stale">
          A change shows only in a console that is loaded again.
          <button type="button" class="slds-button slds-button_neutral" onClick={() => location.reload()}>
            Reload console
          </button>
        </p>
      )}
      {groupsOf(board.scenarios).map(([group, scenarios]) => (
        <section key={group} class="tester-group">
          <h3>{group}</h3>
          {scenarios.map((scenario) => (
            <ScenarioRow
              key={scenario.key}
              scenario={scenario}
              value={values[scenario.key] ?? scenario.default}
              onChoose={(value) => void tester.choose(scenario.key, value)}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

interface ActionsProps {
  readonly tester: Tester;
  readonly query: string;
  readonly count: number;
}

function Actions({ tester, query, count }: ActionsProps) {
  const [copied, setCopied] = useState('');
  const address = `${location.origin}/${query ? `?${query}` : ''}`;
  const copy = async (): Promise<void> => {
    const isCopied = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    );
    setCopied(isCopied ? 'Copied' : `The browser does not let us copy. The address: ${address}`);
  };
  return (
    <div class="tester-toolbar">
      <span class="tester-count">{count === 0 ? 'All as usual' : `${count} changed`}</span>
      <button type="button" class="slds-button slds-button_neutral" onClick={() => void copy()}>
        Copy as URL
      </button>
      <button
        type="button"
        class="slds-button slds-button_neutral"
        disabled={count === 0}
        onClick={() => void tester.resetScenarios()}
      >
        Reset all
      </button>
      <span role="status" class="tester-said">
        {copied}
      </span>
    </div>
  );
}

function groupsOf(scenarios: readonly Scenario[]): readonly (readonly [string, readonly Scenario[]])[] {
  const names = [...new Set(scenarios.map((scenario) => scenario.group))];
  return names.map((group) => [group, scenarios.filter((scenario) => scenario.group === group)]);
}
