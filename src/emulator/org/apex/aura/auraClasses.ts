import { AppError, asProblem } from '../../../../base/appError';
import type { CustomMetadata } from '../../customMetadata';
import type { Org } from '../../org';
import type { UntrustedInput } from '../untrustedInput';
import { recordCalls } from './recordCalls';
import { findForTrial, prepareTrial } from './tryNumber';

/** What the twins of classes with `@AuraEnabled` methods work on. */
export interface AuraWorld {
  readonly org: Org;
  readonly metadata: CustomMetadata;
}

type AuraMethod = (world: AuraWorld, parameters: UntrustedInput) => unknown;

/** Twins of `@AuraEnabled` methods, as components import them: `Class.method`. */
const METHODS: ReadonlyMap<string, AuraMethod> = new Map<string, AuraMethod>([
  ['CtiRecordCalls.read', recordCalls],
  ['CtiTryNumber.prepare', prepareTrial],
  ['CtiTryNumber.find', findForTrial],
]);

/**
 * What a component gets: JSON as the class writes it.
 *
 * @throws AppError `no-class-access` as the platform refuses; `no-apex-twin`
 */
export function askAura(world: AuraWorld, method: string, parameters: UntrustedInput): string {
  const [className = ''] = method.split('.');
  const twin = METHODS.get(method);
  if (!twin) {
    throw new AppError('no-apex-twin', `There is no twin of the Apex method ${method.slice(0, 80)}`, {
      hint: 'Write it in src/emulator/org/apex/aura.',
    });
  }
  if (!world.org.access.mayUseClass(className)) {
    throw new AppError('no-class-access', `You do not have access to the Apex class named '${className}'.`, {
      hint: 'A permission set gives it.',
    });
  }
  try {
    return JSON.stringify({ ok: true, value: twin(world, parameters) });
  } catch (thrown) {
    const { code, message, hint } = asProblem(thrown);
    return JSON.stringify({ ok: false, error: { code, message, hint } });
  }
}
