interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly values: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
}

/** A drop-down list. */
export function Choice<T extends string | number>({ label, value, values, onChange }: ChoiceProps<T>) {
  const id = `choice-${label.toLowerCase().replace(/\W+/g, '-')}`;
  const choose = (index: number) => {
    const chosen = values[index];
    if (chosen) onChange(chosen.value);
  };
  return (
    <div class="slds-form-element choice">
      <label class="slds-form-element__label" for={id}>
        {label}
      </label>
      <div class="slds-form-element__control">
        <div class="slds-select_container">
          <select
            id={id}
            class="slds-select"
            value={values.findIndex((each) => each.value === value)}
            onChange={(event) => choose(Number(event.currentTarget.value))}
          >
            {values.map((each, index) => (
              <option key={each.value} value={index}>
                {each.text}
              </option>
            ))}
          </select>
        </div>
      </div>
    </div>
  );
}
