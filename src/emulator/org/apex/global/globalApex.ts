import { AppError } from '../../../../base/appError';
import type { Org } from '../../org';
import { callerLookup } from './callerLookup';

/** Static methods of a global class, as runApex reaches them: named parameters, null for one that was not given. */
export type GlobalClass = Readonly<Record<string, (org: Org, params: ApexParameters) => unknown>>;

export type ApexParameters = (name: string) => string | null;

/** Twins of global classes with `webservice static` methods, by the name that an adapter calls. */
const CLASSES: ReadonlyMap<string, GlobalClass> = new Map([['CallerLookup', callerLookup]]);

/**
 * @param methodParams  a query string: `number=030&limit=5`
 * @throws AppError `no-apex-class`, `no-apex-method`
 */
export function runGlobalApex(org: Org, call: Readonly<Record<string, unknown>>): unknown {
  const [className, methodName, text] = [call.apexClass, call.methodName, call.methodParams].map(String);
  const twin = CLASSES.get(className ?? '');
  if (!twin) throw missing('no-apex-class', `There is no twin of the global class ${className}`);
  const method = Object.hasOwn(twin, methodName ?? '') ? twin[methodName ?? ''] : undefined;
  if (!method) throw missing('no-apex-method', `${className} has no method ${methodName}`);
  const params = new URLSearchParams(text);
  return method(org, (name) => params.get(name));
}

function missing(code: string, message: string): AppError {
  return new AppError(code, message, { hint: 'Write it in src/emulator/org/apex/global.' });
}
