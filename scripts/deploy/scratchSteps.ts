import { parseArgs } from 'node:util';
import { AppError } from '../../src/base/appError';
import { deploySteps } from './deploySteps';
import type { DeployStep } from './deploySteps';

export const SCRATCH_HELP = `npm run scratch -- [--alias NAME] [--person-accounts] [--dry-run]

Makes a scratch org with the phone in it, sample data, and you as an agent. Run again, it goes on where it stopped.
  --alias            name of the org for the sf CLI (softphone)
  --person-accounts  an org with person accounts
  --dry-run          print the commands, send nothing`;

export interface ScratchRequest {
  readonly alias: string;
  readonly withPersonAccounts: boolean;
  readonly isDryRun: boolean;
}

/** @returns null when only help is wanted. @throws AppError `bad-scratch-arguments` */
export function readScratchRequest(args: readonly string[]): ScratchRequest | null {
  const values = parsed(args);
  if (values.help) return null;
  if (!/^\w[\w.-]*$/.test(values.alias)) throw refusal(`"${values.alias}" is no name for an org`);
  return { alias: values.alias, withPersonAccounts: values['person-accounts'], isDryRun: values['dry-run'] };
}

function parsed(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const alias = { type: 'string', default: 'softphone' } as const;
  try {
    return parseArgs({ args: [...args], options: { alias, 'person-accounts': flag, 'dry-run': flag, help: flag } })
      .values;
  } catch (cause) {
    throw refusal(cause instanceof Error ? cause.message : String(cause));
  }
}

function refusal(reason: string): AppError {
  return new AppError('bad-scratch-arguments', reason, { hint: SCRATCH_HELP });
}

export function createStep({ alias, withPersonAccounts }: ScratchRequest): DeployStep {
  const definition = `config/${withPersonAccounts ? 'person-accounts' : 'project'}-scratch-def.json`;
  return {
    title: `Create the scratch org ${alias}`,
    args: ['org', 'create', 'scratch', '--definition-file', definition, '--alias', alias, '--wait', '20'],
    remedy: `A scratch org needs a Dev Hub: switch it on in Setup → Dev Hub of a production org, then
npx sf org login web --set-default-dev-hub. An error at a feature means that your Dev Hub may not give it away.`,
  };
}

/** Deployment and permission sets, without Apex tests: they are what the org is made for. */
export function fillSteps({ alias }: ScratchRequest): readonly DeployStep[] {
  return deploySteps({ targetOrg: alias, tests: [], withSampleData: false });
}

export function sampleDataStep({ alias, withPersonAccounts }: ScratchRequest): DeployStep {
  const plan = `data/plan${withPersonAccounts ? '-person-accounts' : ''}.json`;
  return {
    title: 'Import people and companies to try with',
    args: ['data', 'import', 'tree', '--plan', plan, '--target-org', alias],
    remedy: 'The phone itself is deployed. data/README.md says what the sample data needs.',
  };
}

export function joinStep(alias: string, username: string, callCenterId: string): DeployStep {
  const where = `Username='${username}'`;
  const values = `CallCenterId=${callCenterId}`;
  return {
    title: 'Assign you to the call center',
    args: [
      'data',
      'update',
      'record',
      '--sobject',
      'User',
      '--where',
      where,
      '--values',
      values,
      '--target-org',
      alias,
    ],
    remedy: 'Do it in Setup: Call Centers → Open Softphone → Manage Call Center Users → Add More Users.',
  };
}

export function openStep(alias: string): DeployStep {
  return {
    title: 'Open the org',
    args: ['org', 'open', '--target-org', alias],
    remedy: `npx sf org open --target-org ${alias}`,
  };
}
