import type { Problem } from '../../../base/appError';
import { Icon } from './Icon';

interface ProblemCardProps {
  readonly problem: Problem;
  readonly onRetry: () => void;
  /** It stands in place of a whole page, so its message is the page's heading. */
  readonly isPage?: boolean;
}

/** A view that could not be loaded: why, what to do, and again. */
export function ProblemCard({ problem, onRetry, isPage = false }: ProblemCardProps) {
  const Heading = isPage ? 'h1' : 'p';
  return (
    <div class="slds-card slds-p-around_large slds-text-align_center" role="alert">
      <Icon name="warning" size="medium" />
      <Heading class="slds-text-heading_small slds-m-top_small">{problem.message}</Heading>
      <p class="slds-text-color_weak slds-m-vertical_small">{problem.hint}</p>
      <button type="button" class="slds-button slds-button_neutral" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
