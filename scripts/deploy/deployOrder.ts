import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../../src/base/appError';
import type { DeployOrder } from './deploySteps';

export const DEPLOY_HELP = `npm run deploy -- --target-org NAME [--dry-run] [--no-tests] [--sample-data]

Deploys the phone to a Salesforce org that the sf CLI is logged in to.
  --target-org   user name or alias of the org
  --dry-run      print the commands and check what can be checked without the org
  --no-tests     run no Apex tests (sandboxes and scratch orgs only; production insists on them)
  --sample-data  import the people and companies of data/ as well`;

export type DeployRequest = DeployOrder & { readonly isDryRun: boolean };

/**
 * @param args  what stands after `--`
 * @returns     null when only help is wanted
 * @throws      AppError that says how to call it
 */
export function readDeployRequest(args: readonly string[]): DeployRequest | null {
  const values = parsed(args);
  if (values.help) return null;
  const targetOrg = values['target-org'] ?? '';
  if (!/^[\w.@+][\w.@+-]*$/.test(targetOrg)) {
    throw new AppError('no-target-org', targetOrg ? `"${targetOrg}" is no name of an org` : 'No org is named', {
      hint: 'Name it: npm run deploy -- --target-org NAME. "npx sf org list" shows the orgs you are logged in to.',
    });
  }
  return {
    targetOrg,
    tests: values['no-tests'] ? [] : testClasses(),
    withSampleData: values['sample-data'],
    isDryRun: values['dry-run'],
  };
}

function parsed(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        'target-org': { type: 'string', short: 'o' },
        'dry-run': flag,
        'no-tests': flag,
        'sample-data': flag,
        help: flag,
      },
    }).values;
  } catch (cause) {
    throw new AppError('bad-arguments', cause instanceof Error ? cause.message : String(cause), {
      hint: DEPLOY_HELP,
      cause,
    });
  }
}

/** Only our own tests: those of the org are none of our business, and may take an hour. */
function testClasses(): readonly string[] {
  return readdirSync('force-app/main/default/classes', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('Test.cls'))
    .map((path) => basename(path, '.cls'))
    .sort();
}
