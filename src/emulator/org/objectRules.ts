import { RecordRefused } from './recordRefused';
import type { FieldValues } from './schema/objectSchema';
import { recordTypeId, recordTypesOf } from './schema/recordTypes';

/** Rules that look at more than one field, per object. Each throws RecordRefused for a record that Salesforce would refuse. */
export const OBJECT_RULES: Readonly<Record<string, (record: FieldValues) => void>> = {
  Task: assertTaskRelations,
  Account(record) {
    assertRecordType('Account', record);
    assertAccountKind(record);
  },
  Case: (record) => assertRecordType('Case', record),
  Contact: assertNoPersonBehind,
  TaskRelation: assertFurtherContact,
};

/** A record type belongs to one object. */
function assertRecordType(objectType: string, { RecordTypeId: id }: FieldValues): void {
  if (!id || recordTypesOf(objectType).some((each) => recordTypeId(each) === id)) return;
  const message = `Record Type ID: this ID value isn't valid for the user: ${String(id)}`;
  throw new RecordRefused('INVALID_CROSS_REFERENCE_KEY', message, ['RecordTypeId']);
}

/** A lead stands alone: with a lead in WhoId, WhatId must be empty. */
function assertTaskRelations(record: FieldValues): void {
  const isLead = String(record.WhoId ?? '').startsWith('00Q');
  if (isLead && record.WhatId) {
    throw new RecordRefused('FIELD_INTEGRITY_EXCEPTION', "Related To: can't be set when Name is a lead", ['WhatId']);
  }
}

/** A task names one lead or up to 50 contacts, never both: further people are contacts. */
function assertFurtherContact(record: FieldValues): void {
  if (!String(record.RelationId ?? '').startsWith('003')) {
    throw new RecordRefused('FIELD_INTEGRITY_EXCEPTION', 'A task can be related to one lead only', ['RelationId']);
  }
}

/** A person account has a last name and no name of its own; a business account has no person's fields. */
function assertAccountKind(record: FieldValues): void {
  if (record.IsPersonAccount) return;
  const personFields = Object.keys(record).filter(
    (name) => (name.startsWith('Person') || name === 'FirstName' || name === 'LastName') && record[name],
  );
  if (personFields.length > 0) {
    const message = `Business accounts have no ${personFields.join(', ')}`;
    throw new RecordRefused('INVALID_FIELD_FOR_INSERT_UPDATE', message, personFields);
  }
}

/** The contact behind a person account is changed through the account. */
function assertNoPersonBehind(record: FieldValues): void {
  if (record.IsPersonAccount) {
    throw new RecordRefused('INVALID_FIELD_FOR_INSERT_UPDATE', 'Change the person account, not the contact behind it');
  }
}
