import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../base/clock';
import { importRecords, readImportPlan } from './importData';
import { Org } from './org';
import { readCustomObjects } from './schema/customObjects';
import { STANDARD_OBJECTS } from './schema/schema';
import { createUsers, userWithId } from './users/orgUsers';
import { readPermissionSets } from './users/permissionSets';
import { accessOf } from './users/userAccess';

/** Person accounts are a plan of their own, so that an org without them can leave it out. */
const PLANS = ['plan.json', 'plan-person-accounts.json'];

export interface AcmeOptions {
  readonly projectRoot: string;
  readonly hasPersonAccounts?: boolean;
  readonly clock?: Clock;
}

/** The org of the emulated world: standard objects, the project's custom objects, its users, and the project's `data/`. */
export function createAcmeOrg({ projectRoot, hasPersonAccounts = true, clock }: AcmeOptions): Org {
  const files = (hasPersonAccounts ? PLANS : PLANS.slice(0, 1)).map((file) => join(projectRoot, 'data', file));
  const plans = files.filter((file) => existsSync(file)).map(readImportPlan);
  const metadataFolder = join(projectRoot, 'force-app/main/default');
  const permissionSets = readPermissionSets(metadataFolder);
  return new Org({
    schema: [...STANDARD_OBJECTS, ...readCustomObjects(metadataFolder)],
    hasPersonAccounts,
    accessOf: (org, userId) => accessOf(userWithId(org, userId), permissionSets),
    ...(clock ? { clock } : {}),
    fill(org) {
      org.actingUserId = '';
      createUsers(org);
      for (const plan of plans) importRecords(org, plan);
    },
  });
}
