import type { RecordList, RecordPage } from './orgApi';
import type { Org } from './org';
import { asListed, asOrgRecord, isShown, nameOf, referenceNames } from './orgRecord';
import type { StoredRecord } from './table';

/** Related lists: object of the page → lists of other objects whose field points to it. */
const RELATED: Readonly<Record<string, readonly { readonly objectType: string; readonly field: string }[]>> = {
  Account: [
    { objectType: 'Contact', field: 'AccountId' },
    { objectType: 'Case', field: 'AccountId' },
  ],
  Contact: [{ objectType: 'Case', field: 'ContactId' }],
};

/** Fields that make the line below a record's name. */
const SUBTITLES: Readonly<Record<string, readonly string[]>> = {
  Contact: ['Title', 'AccountId'],
  Lead: ['Title', 'Company'],
  Account: ['BillingCity', 'PersonMailingCity'],
  Case: ['Subject'],
};

/** @throws AppError `no-record` */
export function recordPage(org: Org, id: string): RecordPage {
  const record = org.read(id);
  const objectType = org.objectTypeOf(id);
  return {
    objectType,
    name: nameOf(org, record.Id),
    subtitle: subtitleOf(org, objectType, record),
    record: asOrgRecord(org, record),
    referenceNames: referenceNames(org, record),
    isPersonAccount: record.IsPersonAccount === true,
    personContactId: objectType === 'Account' ? String(record.PersonContactId ?? '') : '',
    related: relatedLists(org, objectType, record.Id),
    activities: activitiesOf(org, record).map((task) => asListed(org, task)),
  };
}

/** The list view of an object, newest change first. @throws AppError `unknown-object` */
export function recordList(org: Org, objectType: string): RecordList {
  const schema = org.schemaOf(objectType);
  const records = newestFirst(org.records(objectType), 'LastModifiedDate').filter((record) => isShown(record, schema));
  return {
    records: records.map((record) => asListed(org, record)),
    total: records.length,
  };
}

function subtitleOf(org: Org, objectType: string, record: StoredRecord): string {
  const texts = (SUBTITLES[objectType] ?? []).map((field) =>
    field.endsWith('Id') ? nameOf(org, record[field]) : String(record[field] ?? ''),
  );
  return texts.filter(Boolean).join(' · ');
}

function relatedLists(org: Org, objectType: string, id: string): RecordPage['related'] {
  return (RELATED[objectType] ?? []).map(({ objectType: other, field }) => {
    const schema = org.schemaOf(other);
    const records = org.records(other).filter((record) => record[field] === id && isShown(record, schema));
    return { label: schema.pluralLabel, objectType: other, records: records.map((record) => asListed(org, record)) };
  });
}

/** Tasks that name this record, or roll up to it (an account shows those of its contacts and cases), newest first. */
function activitiesOf(org: Org, record: StoredRecord): StoredRecord[] {
  const ids = [record.Id, record.PersonContactId].filter(Boolean);
  const relations = org.records('TaskRelation').filter(({ RelationId }) => ids.includes(RelationId ?? null));
  const related = relations.map(({ TaskId }) => TaskId);
  const isHere = (task: StoredRecord): boolean =>
    related.includes(task.Id) || [task.WhoId, task.WhatId, task.AccountId].some((id) => ids.includes(id ?? null));
  // Of two that were made in the same moment the later one comes first.
  return newestFirst(org.records('Task').filter(isHere).reverse(), 'CreatedDate');
}

/** By a moment, newest first; records of the same moment stay in their order. */
function newestFirst(records: readonly StoredRecord[], field: string): StoredRecord[] {
  return [...records].sort((a, b) => String(b[field]).localeCompare(String(a[field])));
}
