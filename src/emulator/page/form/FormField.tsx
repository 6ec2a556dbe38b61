import type { TargetedEvent } from 'preact';
import type { FieldValues } from '../../host/hostConsole';
import type { FieldDescription } from '../../org/orgApi';
import { Lookup } from './Lookup';

type FieldValue = FieldValues[string];

interface FormFieldProps {
  readonly id: string;
  readonly field: FieldDescription;
  readonly value: FieldValue;
  /** Name of the record that `value` points to, as far as it is known. */
  readonly referenceName: string;
  /** What the org says is wrong with it, or empty. */
  readonly error: string;
  readonly onChange: (value: FieldValue) => void;
}

/** One field with its label and the org's complaint about it. */
export function FormField(props: FormFieldProps) {
  const { id, field, error } = props;
  const isWide = field.type === 'longText';
  return (
    <div class={`slds-form-element ${error ? 'slds-has-error' : ''} ${isWide ? 'detail-wide' : ''}`}>
      <label class="slds-form-element__label" for={id}>
        {field.isRequired && (
          <abbr class="slds-required" title="required">
            *
          </abbr>
        )}
        {field.label}
      </label>
      <div class="slds-form-element__control">
        <Input {...props} />
      </div>
      {error && (
        <div class="slds-form-element__help" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
}

const INPUT_TYPES: Readonly<Record<string, string>> = { phone: 'tel', email: 'text', date: 'date', number: 'text' };

function Input(props: FormFieldProps) {
  const { id, field, value, error, onChange } = props;
  const described = error ? { 'aria-describedby': `${id}-error`, 'aria-invalid': true } : {};
  const attributes = { id, ...described, 'aria-required': field.isRequired };
  const text = { ...attributes, autocomplete: 'off', value: String(value ?? '') };
  const onInput = (event: TargetedEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.currentTarget.value);
  const onCheck = (event: TargetedEvent<HTMLInputElement>) => onChange(event.currentTarget.checked);
  switch (field.type) {
    case 'picklist':
      return <Picklist {...props} attributes={attributes} />;
    case 'reference':
      return <Lookup {...props} attributes={attributes} />;
    case 'boolean':
      return <input type="checkbox" {...attributes} checked={value === true} onChange={onCheck} />;
    case 'longText':
      return <textarea class="slds-textarea" rows={3} {...text} onInput={onInput} />;
    default:
      return <input type={INPUT_TYPES[field.type] ?? 'text'} class="slds-input" {...text} onInput={onInput} />;
  }
}

/** A value that is not in the list (picklists of Salesforce may hold others) stays to be chosen. */
function Picklist({ field, value, onChange, attributes }: FormFieldProps & { readonly attributes: object }) {
  const text = String(value ?? '');
  const values = field.values ?? [];
  const all = text === '' || values.includes(text) ? values : [text, ...values];
  return (
    <div class="slds-select_container">
      <select
        class="slds-select"
        {...attributes}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">--None--</option>
        {all.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </div>
  );
}
