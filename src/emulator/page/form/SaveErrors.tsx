import type { ApiProblem, FieldDescription } from '../../org/orgApi';
import { Icon } from '../parts/Icon';

interface SaveErrorsProps {
  readonly problem: ApiProblem;
  readonly fields: readonly FieldDescription[];
}

/** Why the org did not save: errors of the record as a whole, and the fields to look at. */
export function SaveErrors({ problem, fields }: SaveErrorsProps) {
  const { pageErrors = [], fieldErrors = {} } = problem.details ?? {};
  const labels = Object.keys(fieldErrors).map((name) => fields.find((field) => field.apiName === name)?.label ?? name);
  // Errors of fields that the form does not show would otherwise be nowhere.
  const unseen = Object.entries(fieldErrors).filter(([name]) => !fields.some((field) => field.apiName === name));
  const texts = [...pageErrors, ...unseen.map(([, text]) => text)];
  return (
    <div class="save-errors" role="alert">
      <p class="save-errors-title">
        <Icon name="error" size="x-small" class="slds-m-right_x-small" />
        We hit a snag.
      </p>
      {texts.length === 0 && labels.length === 0 && <p>{`${problem.message} ${problem.hint}`}</p>}
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {labels.length > 0 && <p>Review these fields: {labels.join(', ')}</p>}
    </div>
  );
}
