import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../base/clock';
import { importRecords, readImportPlan } from './importData';
import { Org } from './org';
import { rightsIn, USUAL_ORG } from './orgSwitches';
import type { OrgSwitches } from './orgSwitches';
import { readCustomObjects } from './schema/customObjects';
import { STANDARD_OBJECTS } from './schema/schema';
import { createRecordTypes } from './recordTypes';
import { createUsers, userWithId } from './users/orgUsers';
import type { OrgUser } from './users/orgUsers';
import { readPermissionSets } from './users/permissionSets';
import { accessOf } from './users/userAccess';
import type { UserAccess } from './users/userAccess';

/** Person accounts are a plan of their own, so that an org without them can leave it out. */
const PLANS = ['plan.json', 'plan-person-accounts.json'];

export interface AcmeOptions {
  readonly projectRoot: string;
  /** Where the org's switches stand, now; without it each at its default. */
  readonly switches?: OrgSwitches;
  readonly clock?: Clock;
  /** A plan of `sf data import tree` that fills the org in place of the project's `data/`. */
  readonly dataPlan?: string | undefined;
}

/** The org of the emulated world: standard objects, the project's custom objects, its users, and the project's `data/`. */
export function createAcmeOrg({ projectRoot, switches = USUAL_ORG, clock, dataPlan }: AcmeOptions): Org {
  const own = PLANS.map((file) => join(projectRoot, 'data', file)).filter((file) => existsSync(file));
  const plans = (dataPlan === undefined ? own : [dataPlan]).map(readImportPlan);
  const metadataFolder = join(projectRoot, 'force-app/main/default');
  const permissionSets = readPermissionSets(metadataFolder);
  const rightsOf = (user: OrgUser): UserAccess => {
    const rights = accessOf(user, permissionSets);
    return user.profile === 'System Administrator' ? rights : rightsIn(switches, rights);
  };
  let isFilling = false;
  // What stands in `data/` was there before somebody made a field required or wrote a trigger.
  const switchesNow: OrgSwitches = (key) => (isFilling && key !== 'personAccounts' ? USUAL_ORG(key) : switches(key));
  return new Org({
    schema: [...STANDARD_OBJECTS, ...readCustomObjects(metadataFolder)],
    switches: switchesNow,
    accessOf: (org, userId) => rightsOf(userWithId(org, userId)),
    ...(clock ? { clock } : {}),
    fill(org) {
      isFilling = true;
      org.actingUserId = '';
      createUsers(org);
      createRecordTypes(org);
      const wanted = switches('personAccounts') === 'off' ? plans.slice(0, 1) : plans;
      for (const plan of wanted) importRecords(org, plan);
      isFilling = false;
    },
  });
}
