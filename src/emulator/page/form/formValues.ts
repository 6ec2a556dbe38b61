import type { FieldValues } from '../../host/hostConsole';
import type { FieldDescription } from '../../org/orgApi';

type FieldValue = FieldValues[string];

interface Form {
  readonly fields: readonly FieldDescription[];
  /** What the form started with. */
  readonly values: FieldValues;
  /** What was typed since; texts, or true and false for check boxes. */
  readonly typed: FieldValues;
  readonly isNew: boolean;
}

/** What a field shows before anybody has typed. */
export function startValue(field: FieldDescription, values: FieldValues): FieldValue {
  return values[field.apiName] ?? (field.type === 'boolean' ? false : '');
}

/** What is sent to the org: of an existing record only what differs, of a new one everything that is filled in. */
export function changedValues({ fields, values, typed, isNew }: Form): FieldValues {
  const entries = fields.map((field) => {
    const before = asStored(field, startValue(field, values));
    return { name: field.apiName, before, after: asStored(field, typed[field.apiName] ?? before ?? '') };
  });
  const sent = entries.filter(({ before, after }) => (isNew ? after !== null && after !== false : after !== before));
  return Object.fromEntries(sent.map(({ name, after }) => [name, after]));
}

/** An empty text is no value; numbers become numbers, unless they are none: then the org refuses the text by name. */
function asStored(field: FieldDescription, value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return null;
  return field.type === 'number' && Number.isFinite(Number(text)) ? Number(text) : text;
}
