/**
 * What happens to one user. The first four change or have changed the user's call center; the rest say why nothing is done.
 */
export type Decision =
  | 'assign'
  | 'move'
  | 'unassign'
  | 'restore'
  | 'there'
  | 'elsewhere'
  | 'notThere'
  | 'inactive'
  | 'frozen'
  | 'noLicence'
  | 'noPermissionSet'
  | 'notFound'
  | 'ambiguous'
  | 'repeated'
  | 'changedSince';

/** What is saved of a user who is to be changed. */
export interface Change {
  readonly userId: string;
  /** Id of a call center; empty for none. */
  readonly to: string;
}

export interface PlanRow extends Change {
  /** As asked for: the value in the CSV, or the username. */
  readonly asked: string;
  /** Empty for users that were not found. */
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly decision: Decision;
  /** Call center ids; empty for none. */
  readonly from: string;
  readonly to: string;
}

const CHANGES: ReadonlySet<Decision> = new Set(['assign', 'move', 'unassign', 'restore']);

export function isChange(row: PlanRow): boolean {
  return CHANGES.has(row.decision);
}

/** What an admin reads beside each count, and what to do about it. */
export const DECISION_TEXTS: Readonly<Record<Decision, { readonly says: string; readonly remedy: string }>> = {
  assign: { says: 'to assign', remedy: '' },
  move: { says: 'to move from another call center', remedy: '' },
  unassign: { says: 'to take out of the call center', remedy: '' },
  restore: { says: 'to put back as before', remedy: '' },
  there: { says: 'already there', remedy: '' },
  elsewhere: { says: 'in another call center', remedy: 'add --move to move them' },
  notThere: { says: 'not in this call center', remedy: '' },
  inactive: { says: 'inactive', remedy: 'activate the user, or take them off the list' },
  frozen: { says: 'frozen', remedy: 'unfreeze the user (Setup → Users), then run again' },
  noLicence: {
    says: 'no full Salesforce licence',
    remedy: 'portal, guest and Chatter users cannot have a call center',
  },
  noPermissionSet: {
    says: 'without the permission set',
    remedy: 'assign it first (sf org assign permset), then run again',
  },
  notFound: { says: 'not found', remedy: 'check the spelling; usernames of sandboxes end in the name of the sandbox' },
  ambiguous: { says: 'ambiguous', remedy: 'several users have this e-mail or federation id: give the username' },
  repeated: { says: 'named twice in the list', remedy: '' },
  changedSince: { says: 'changed by someone since', remedy: 'look at the user in Setup; it is left as it is' },
};
