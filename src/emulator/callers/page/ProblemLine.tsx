import type { Problem } from '../../../base/appError';
import { Icon } from '../../page/parts/Icon';

/** Something that did not work: what, and what to do. Read out when it appears. */
export function ProblemLine({ problem }: { readonly problem: Problem | null }) {
  return (
    <div role="alert">
      {problem && (
        <p class="problem-line">
          <Icon name="warning" size="xx-small" />
          <span>
            <strong>{problem.message}.</strong> {problem.hint}
          </span>
        </p>
      )}
    </div>
  );
}
