import type { Problem } from '../../base/appError';
import { ProblemCard } from './parts/ProblemCard';

/** Stands in place of the console when the emulated org does not answer. */
export function StartProblem({ problem }: { readonly problem: Problem }) {
  return (
    <main class="start-problem">
      <h1 class="slds-text-heading_medium slds-m-bottom_medium">The console could not start</h1>
      <ProblemCard problem={problem} onRetry={() => location.reload()} />
    </main>
  );
}
