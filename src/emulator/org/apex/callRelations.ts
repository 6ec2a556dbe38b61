import type { Org } from '../org';
import type { CallEntry } from './callEntry';

export interface Relation {
  readonly WhoId: string | null;
  readonly WhatId: string | null;
}

/**
 * A lead stands alone in WhoId, a contact may stand there with one thing in WhatId, a person account is its contact. A record that
 * has gone meanwhile, or that the user may not see, must not keep the call from being logged.
 */
export function relationOf(org: Org, { details, matchedRecordId }: CallEntry): Relation {
  const wishedPerson = details.relatedTo ? details.relatedTo.whoId : matchedRecordId;
  const wishedThing = details.relatedTo ? details.relatedTo.whatId : matchedRecordId;
  const behindThing = contactBehind(org, wishedThing);
  const WhoId = person(org, wishedPerson) ?? contactBehind(org, wishedPerson) ?? behindThing;
  const isPersonAgain = WhoId !== null && behindThing === WhoId;
  const isLead = WhoId !== null && org.objectTypeOf(WhoId) === 'Lead';
  return { WhoId, WhatId: isPersonAgain || isLead ? null : thing(org, wishedThing) };
}

/** Empty where the record has no name (a case) or the user may not see it. */
export function relatedName(org: Org, id: string | null): string {
  const { WhoId, WhatId } = { WhoId: person(org, id), WhatId: thing(org, id) };
  return String(org.find(WhoId ?? WhatId)?.Name ?? '').trim();
}

/** Whether something can be logged on it. */
export function canCarryActivity(org: Org, id: string | null): boolean {
  return person(org, id) !== null || thing(org, id) !== null;
}

function person(org: Org, id: string | null): string | null {
  const record = org.find(id);
  return record && isPerson(org, record.Id) && !record.IsConverted ? record.Id : null;
}

function thing(org: Org, id: string | null): string | null {
  const record = org.find(id);
  const canCarry = record && org.schemaOf(org.objectTypeOf(record.Id)).canHaveActivities;
  return canCarry && !isPerson(org, record.Id) ? record.Id : null;
}

function isPerson(org: Org, id: string): boolean {
  return ['Contact', 'Lead'].includes(org.objectTypeOf(id));
}

/** Null where agents may not read contacts: then the account itself is the thing. */
function contactBehind(org: Org, id: string | null): string | null {
  return org.find(org.find(id)?.PersonContactId)?.Id ?? null;
}
