import { parseArgs } from 'node:util';
import { AppError } from '../../src/base/appError';

export const PACKAGE_HELP = `npm run package -- [--namespace NS] [--unlocked] [--promote] [--target-dev-hub NAME] [--dry-run]

Makes a version of a second-generation package from this repository. Its number is the version in package.json.
  --namespace       the package's namespace, registered and linked in the Dev Hub. A managed package needs one
  --unlocked        an unlocked package: the customer may change everything in it; works without a namespace
  --promote         release the newest version of this number, in place of making one
  --name            name of the package (Open Softphone)
  --target-dev-hub  user name or alias of the Dev Hub; without it the CLI's own default
  --dry-run         write the project that would be packaged, check it, print the commands, send nothing`;

export interface PackageRequest {
  readonly name: string;
  /** Empty: an unlocked package without one. */
  readonly namespace: string;
  readonly kind: 'Managed' | 'Unlocked';
  readonly isPromoted: boolean;
  /** Empty: the CLI's default. */
  readonly devHub: string;
  readonly isDryRun: boolean;
}

/** @returns null when only help is wanted. @throws AppError `bad-package-arguments`, `bad-namespace` */
export function readPackageRequest(args: readonly string[]): PackageRequest | null {
  const values = parsed(args);
  if (values.help) return null;
  const { namespace, name } = values;
  const devHub = values['target-dev-hub'];
  if (namespace) assertNamespace(namespace);
  if (!namespace && !values.unlocked) throw refusal('A managed package needs a namespace');
  if (!/^[\w .-]{1,80}$/.test(name)) throw refusal(`"${name}" is no name for a package`);
  if (!/^(?:[\w.@+][\w.@+-]*)?$/.test(devHub)) throw refusal(`"${devHub}" is no name of an org`);
  const kind = values.unlocked ? 'Unlocked' : 'Managed';
  return { name, namespace, kind, devHub, isPromoted: values.promote, isDryRun: values['dry-run'] };
}

/** Salesforce's rules for a namespace. @throws AppError `bad-namespace` */
export function assertNamespace(namespace: string): void {
  if (/^[A-Za-z](?:_?[A-Za-z0-9]){0,14}$/.test(namespace) && namespace.length <= 15) return;
  throw new AppError('bad-namespace', `"${namespace}" is no namespace`, {
    hint: 'A namespace has 1 to 15 letters, digits and single underscores; it begins with a letter and does not end with an underscore.',
  });
}

function parsed(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string', default: '' } as const;
  const name = { type: 'string', default: 'Open Softphone' } as const;
  try {
    const options = { namespace: text, unlocked: flag, promote: flag, name, 'target-dev-hub': text };
    return parseArgs({ args: [...args], options: { ...options, 'dry-run': flag, help: flag } }).values;
  } catch (cause) {
    throw refusal(cause instanceof Error ? cause.message : String(cause));
  }
}

function refusal(reason: string): AppError {
  return new AppError('bad-package-arguments', reason, { hint: PACKAGE_HELP });
}
