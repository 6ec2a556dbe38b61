import type { Org } from '../org';
import type { FieldValue } from '../schema/objectSchema';
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
  const isPerson = record && ['Contact', 'Lead'].includes(org.objectTypeOf(record.Id));
  return isPerson && !record.IsConverted ? record.Id : null;
}

function thing(org: Org, id: string | null): string | null {
  const record = org.find(id);
  return record && org.schemaOf(org.objectTypeOf(record.Id)).canHaveActivities && !person(org, id) ? record.Id : null;
}

function contactBehind(org: Org, id: string | null): string | null {
  const contactId: FieldValue = org.find(id)?.PersonContactId ?? null;
  return contactId === null ? null : String(contactId);
}
