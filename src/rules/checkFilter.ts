import type { RawRule } from './readPopRules';

/** Types of fields by which a rule may compare, as `describe` and as source files name them, with what a value must look like. */
const VALUES: Readonly<Record<string, { readonly fits: RegExp; readonly says: string }>> = {
  ...named('boolean checkbox', /^(?:true|false)$/, 'it must be true or false'),
  ...named(
    'int integer double number currency percent',
    /^-?\d{1,12}(?:\.\d{1,6})?$/,
    'it must be a number, with a point before its decimals',
  ),
  ...named('string text picklist phone email autonumber', /[^]/, 'it is empty'),
};
const OPERATORS = ['equals', 'notEquals', 'isEmpty', 'isFilled'];

/**
 * Why the filter of a match rule costs the rule: Apex (`CtiMatchRule`, `CtiFilterLiteral`) leaves out a rule whose filter it cannot
 * make, because without the filter it would find too many.
 *
 * @param type  of the filter's field
 * @returns     the field of the record to mend and what is wrong; null when nothing is
 */
export function filterMistake(record: RawRule, type: string): { readonly field: string; readonly what: string } | null {
  const operator = textOf(record.Filter_Operator);
  if (!OPERATORS.includes(operator)) {
    return { field: 'Filter_Operator', what: `"${operator}" is none of ${OPERATORS.join(', ')}` };
  }
  if (operator === 'isEmpty' || operator === 'isFilled') return null;
  const kind = VALUES[type];
  const name = textOf(record.Filter_Field);
  if (!kind) return { field: 'Filter_Field', what: `${name} is of type ${type}, which a rule cannot compare` };
  const value = textOf(record.Filter_Value);
  return kind.fits.test(value)
    ? null
    : { field: 'Filter_Value', what: `"${value}" does not fit ${name}: ${kind.says}` };
}

function named(types: string, fits: RegExp, says: string): typeof VALUES {
  return Object.fromEntries(types.split(' ').map((type) => [type, { fits, says }]));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
