import { isLabelRefused } from '../scenarios/longLabels';
import { isPlainObject } from './message';
import type { Arguments } from './message';
import type { MethodContext } from './method';
import { invalidParameter } from './refusal';

/** Reads one argument of a call or refuses with INVALID_PARAM, naming it. */
export function textArgument(args: Arguments, name: string): string {
  const value = args[name];
  if (typeof value !== 'string' || value === '') throw invalidParameter(name, 'string', value);
  return value;
}

/** A label of the utility item or its panel. */
export function labelArgument(args: Arguments, { scenario }: Pick<MethodContext, 'scenario'>): string {
  const label = textArgument(args, 'label');
  if (isLabelRefused(scenario('longLabels'), label))
    throw invalidParameter('label', 'string (at most 60 characters)', label);
  return label;
}

export function booleanArgument(args: Arguments, name: string): boolean {
  const value = args[name];
  if (typeof value !== 'boolean') throw invalidParameter(name, 'boolean', value);
  return value;
}

export function objectArgument(args: Arguments, name: string): Arguments {
  const value = args[name];
  if (!isPlainObject(value)) throw invalidParameter(name, 'object', value);
  return value;
}

/** A number within the limits that the platform documents, both included. */
export function numberArgument(
  args: Arguments,
  name: string,
  limits: { readonly min: number; readonly max: number },
): number {
  const value = args[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidParameter(name, 'numeric', value);
  if (value < limits.min || value > limits.max) {
    throw invalidParameter(name, `numeric (${limits.min} to ${limits.max})`, value);
  }
  return value;
}

/** Field values as texts, numbers and booleans; what is none of these is left out. Missing altogether is no field. */
export function fieldValues(value: unknown): Readonly<Record<string, string | number | boolean | null>> {
  if (!isPlainObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(isFieldEntry));
}

function isFieldEntry(entry: [string, unknown]): entry is [string, string | number | boolean | null] {
  return entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]);
}
