import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { asProblem } from '../../../base/appError';
import type { FieldValues } from '../../host/hostConsole';
import type { ApiProblem, FieldDescription } from '../../org/orgApi';
import { Spinner } from '../parts/Spinner';
import { FormField } from './FormField';
import { SaveErrors } from './SaveErrors';
import { changedValues, startValue } from './formValues';

interface RecordFormProps {
  readonly fields: readonly FieldDescription[];
  readonly values: FieldValues;
  /** What has been typed and not been saved. */
  readonly typed: FieldValues;
  readonly onType: (typed: FieldValues) => void;
  readonly referenceNames?: Readonly<Record<string, string>>;
  /** Everything that is filled in is sent, not only what was changed. */
  readonly isNew?: boolean;
  /** The first field gets the focus (a modal sees to that itself). */
  readonly takesFocus?: boolean;
  readonly contentClass?: string;
  readonly footerClass: string;
  readonly onSave: (values: FieldValues) => Promise<void>;
  readonly onCancel: () => void;
}

/** Fields, Save and Cancel. What is right and wrong, the org decides; its refusal stands at the fields and above Save. */
export function RecordForm(props: RecordFormProps) {
  const { fields, values, typed, isNew = false } = props;
  const form = useRef<HTMLFormElement>(null);
  const { problem, isSaving, save } = useSaving(props.onSave);
  useFirstFocus(form, props.takesFocus === true);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void save(changedValues({ fields, values, typed, isNew }));
  };
  const onChange = (name: string, value: FieldValues[string]) => props.onType({ ...typed, [name]: value });
  return (
    <form ref={form} class="record-form" noValidate onSubmit={onSubmit}>
      <div class={props.contentClass ?? 'slds-p-around_medium'}>
        {isSaving && <Spinner text="Saving" />}
        <Fields {...props} problem={problem} onChange={onChange} />
      </div>
      <div class={props.footerClass}>
        {problem && <SaveErrors problem={problem} fields={fields} />}
        <button type="button" class="slds-button slds-button_neutral" onClick={props.onCancel}>
          Cancel
        </button>
        <button type="submit" class="slds-button slds-button_brand" disabled={isSaving}>
          Save
        </button>
      </div>
    </form>
  );
}

interface FieldsProps extends Pick<RecordFormProps, 'fields' | 'values' | 'typed' | 'referenceNames'> {
  readonly problem: ApiProblem | null;
  readonly onChange: (name: string, value: FieldValues[string]) => void;
}

function Fields({ fields, values, referenceNames = {}, typed, problem, onChange }: FieldsProps) {
  const id = useId();
  const fieldErrors = problem?.details?.fieldErrors ?? {};
  return (
    <>
      <p class="slds-text-align_right slds-text-color_weak slds-m-bottom_x-small">
        <abbr class="slds-required" title="required">
          *
        </abbr>
        Required information
      </p>
      <div class="form-grid">
        {fields.map((field) => (
          <FormField
            key={field.apiName}
            id={`${id}-${field.apiName}`}
            field={field}
            value={typed[field.apiName] ?? startValue(field, values)}
            referenceName={referenceNames[field.apiName] ?? ''}
            error={fieldErrors[field.apiName] ?? ''}
            onChange={(value) => onChange(field.apiName, value)}
          />
        ))}
      </div>
    </>
  );
}

function useFirstFocus(form: { readonly current: HTMLElement | null }, takesFocus: boolean): void {
  useEffect(() => {
    if (takesFocus) form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
}

function useSaving(onSave: RecordFormProps['onSave']) {
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const save = async (values: FieldValues) => {
    setSaving(true);
    setProblem(null);
    try {
      await onSave(values);
    } catch (thrown) {
      const { details } = thrown as Partial<ApiProblem>;
      setProblem({ ...asProblem(thrown), ...(details ? { details } : {}) });
    } finally {
      setSaving(false);
    }
  };
  return { isSaving, problem, save };
}
