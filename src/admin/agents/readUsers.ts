import type { OrgDoor } from '../org/orgDoor';
import { readMany } from '../org/readMany';
import type { OnRow, TextRow } from '../org/readMany';
import { quote } from './selection';
import type { Selection } from './selection';
import type { ListedUser } from './userList';

const FIELDS = ['Id', 'Username', 'Name', 'IsActive', 'UserType', 'CallCenterId', 'UserRoleId'];
const KEY_FIELDS = { id: 'Id', username: 'Username', federationId: 'FederationIdentifier', email: 'Email' } as const;

/** Up to this many listed users are asked for by name; for more, one query of all users costs fewer requests. */
const BY_NAME_UP_TO = 150;

/** A user as asked for; `users` has none for one that is not there, several for an ambiguous one. */
export interface AskedUser {
  readonly asked: string;
  readonly users: readonly TextRow[];
}

export type Take = (asked: AskedUser) => void;

/** `taker` gets each user once; nothing is kept here. */
export function readSelected(door: OrgDoor, { rest, keep }: Selection, taker: Promise<Take>): Promise<void> {
  const onRow = taker.then((take): OnRow => (user) => {
    if (keep(user)) take({ asked: user.Username ?? '', users: [user] });
  });
  return readMany(door, { fields: FIELDS, rest }, onRow);
}

/** Looks the users of a list up. A key of unknown kind is tried as id, username, federation id, then e-mail. */
export async function readListed(door: OrgDoor, list: readonly ListedUser[]): Promise<AskedUser[]> {
  const users: TextRow[] = [];
  const fields = [...FIELDS, 'FederationIdentifier', 'Email'];
  const rest = list.length <= BY_NAME_UP_TO ? `FROM User WHERE ${namesClause(list)}` : 'FROM User';
  await readMany(door, { fields, rest }, (user) => users.push(user));
  const indexes = Object.fromEntries(
    Object.entries(KEY_FIELDS).map(([kind, field]) => [kind, indexBy(users, field)]),
  ) as Readonly<Record<keyof typeof KEY_FIELDS, Index>>;
  return list.map(({ key, kind }) => {
    const kinds = kind === 'any' ? (['id', 'username', 'federationId', 'email'] as const) : [kind];
    const hit = kinds.map((each) => indexes[each].get(fold(each, key)) ?? []).find((some) => some.length > 0);
    return { asked: key, users: hit ?? [] };
  });
}

type Index = ReadonlyMap<string, readonly TextRow[]>;

function indexBy(users: readonly TextRow[], field: string): Index {
  const index = new Map<string, TextRow[]>();
  for (const user of users) {
    const key = fold(field === 'Id' ? 'id' : 'text', user[field] ?? '');
    if (!key) continue;
    const others = index.get(key);
    if (others) others.push(user);
    else index.set(key, [user]);
  }
  return index;
}

/** Ids are told apart by case (15 or 18 letters mean the same); everything else is not. */
function fold(kind: string, key: string): string {
  return kind === 'id' ? key.slice(0, 15) : key.toLowerCase();
}

function namesClause(list: readonly ListedUser[]): string {
  const parts: string[] = [];
  for (const [kind, field] of Object.entries(KEY_FIELDS)) {
    const keys = list.filter((one) => one.kind === kind || (one.kind === 'any' && fitsKind(one.key, kind)));
    if (keys.length > 0) parts.push(`${field} IN (${[...new Set(keys.map(({ key }) => quote(key)))].join(', ')})`);
  }
  return parts.join(' OR ');
}

/** Salesforce refuses a query whose id is none, so only ids are asked for as ids. */
function fitsKind(key: string, kind: string): boolean {
  const isId = /^005[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/.test(key);
  return kind === 'id' ? isId : kind === 'federationId' || key.includes('@');
}
