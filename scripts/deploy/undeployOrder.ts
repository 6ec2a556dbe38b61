import { parseArgs } from 'node:util';
import { AppError } from '../../src/base/appError';

export const UNDEPLOY_HELP = `npm run undeploy -- --target-org NAME [--with-data] [--dry-run]

Takes the phone out of an org again: users out of the call center, permission sets from everybody, then what metadata can
remove. Says what is left to do in Setup. Safe to run again.
  --target-org  user name or alias of the org
  --with-data   remove the objects with all calls, lines and rules as well. There is no way back but a backup
  --dry-run     print the commands, send nothing`;

export interface UndeployRequest {
  readonly targetOrg: string;
  readonly withData: boolean;
  readonly isDryRun: boolean;
}

/** @returns null when only help is wanted. @throws AppError `bad-undeploy-arguments` */
export function readUndeployRequest(args: readonly string[]): UndeployRequest | null {
  const values = parsed(args);
  if (values.help) return null;
  const targetOrg = values['target-org'] ?? '';
  if (!/^[\w.@+][\w.@+-]*$/.test(targetOrg)) throw refusal(`No org is named, or "${targetOrg}" is no name of one`);
  return { targetOrg, withData: values['with-data'], isDryRun: values['dry-run'] };
}

function parsed(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const targetOrg = { type: 'string', short: 'o' } as const;
  try {
    const options = { 'target-org': targetOrg, 'with-data': flag, 'dry-run': flag, help: flag };
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw refusal(cause instanceof Error ? cause.message : String(cause));
  }
}

function refusal(reason: string): AppError {
  return new AppError('bad-undeploy-arguments', reason, { hint: UNDEPLOY_HELP });
}
