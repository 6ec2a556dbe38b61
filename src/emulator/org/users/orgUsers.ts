import { AppError } from '../../../base/appError';
import type { Org } from '../org';
import { ACME_USERS } from './acmeUsers';
import type { UserSpec } from './userSpec';

export interface OrgUser extends UserSpec {
  readonly id: string;
  readonly name: string;
}

/** Who works in this org, the first one being signed in unless somebody else is asked for. */
export function usersOf(org: Org): readonly OrgUser[] {
  return ACME_USERS.map((spec) => ({ ...spec, id: idOf(org, spec.username), name: nameOf(spec) }));
}

/** By username or its part before the @. @throws AppError `unknown-user` */
export function userNamed(org: Org, asked: string): OrgUser {
  const user = usersOf(org).find(({ username }) => [username, username.split('@')[0]].includes(asked.toLowerCase()));
  if (user) return user;
  const names = ACME_USERS.map(({ username }) => username).join(', ');
  throw new AppError('unknown-user', `Nobody at Acme is called "${asked.slice(0, 80)}"`, {
    hint: `Choose one of ${names}.`,
  });
}

/** @throws AppError `unknown-user` */
export function userWithId(org: Org, id: string): OrgUser {
  return userNamed(org, String(org.find(id)?.Username ?? id));
}

/** Creates the users in a new org; the first one owns what is made next. */
export function createUsers(org: Org): void {
  for (const { firstName, lastName, username } of ACME_USERS)
    org.create('User', { FirstName: firstName, LastName: lastName, Username: username });
  org.actingUserId = idOf(org, ACME_USERS[0]!.username);
}

function idOf(org: Org, username: string): string {
  return org.idByKey('User', 'Username', username);
}

function nameOf({ firstName, lastName }: UserSpec): string {
  return `${firstName} ${lastName}`;
}
