import type { FieldDescription, ObjectDescription, RecordPage } from '../../org/orgApi';

/** Fields that the page shows in other ways, or that only the platform needs. */
const HIDDEN = new Set(['IsPersonAccount', 'PersonContactId']);
const SYSTEM = new Set(['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById']);
const MAX_KEY_FIELDS = 5;

/** The fields beside the name in the head of the page: those of the list view that have a value, first of all the numbers. */
export function keyFields(described: ObjectDescription, page: RecordPage): readonly FieldDescription[] {
  const names = described.listColumns.filter((name) => name !== 'Name' && page.record[name] !== page.name);
  const filled = described.fields.filter((field) => isFilled(page, field) && !SYSTEM.has(field.apiName));
  const chosen = filled.filter(
    (field) => names.includes(field.apiName) || field.type === 'phone' || field.type === 'email',
  );
  return fieldsOfKind(chosen, page).slice(0, MAX_KEY_FIELDS);
}

/** The fields of the details, in the order of the object. */
export function detailFields(described: ObjectDescription, page: RecordPage): readonly FieldDescription[] {
  return fieldsOfKind(described.fields, page).filter((field) => !SYSTEM.has(field.apiName));
}

/** Who made and changed the record, and when. */
export function systemFields(described: ObjectDescription): readonly FieldDescription[] {
  return described.fields.filter((field) => SYSTEM.has(field.apiName));
}

/** The fields of the edit form: those of the new-record form; a person account has those of a person instead of a business. */
export function editFields(described: ObjectDescription, page: RecordPage): readonly FieldDescription[] {
  const own = described.fields.filter((field) => field.isEditable && field.apiName !== 'OwnerId');
  if (!page.isPersonAccount) return own.filter((field) => described.formFields.includes(field.apiName));
  return fieldsOfKind(own, page, true).filter((field) => field.apiName !== 'Name');
}

/**
 * Leaves out what belongs to the other kind of account, and the parts of a name that the whole name shows already.
 *
 * @param hasNameParts  keeps first and last name
 */
function fieldsOfKind(
  fields: readonly FieldDescription[],
  { objectType, isPersonAccount }: RecordPage,
  hasNameParts = false,
): readonly FieldDescription[] {
  return fields.filter(({ apiName }) => {
    if (HIDDEN.has(apiName)) return false;
    if (apiName === 'FirstName' || apiName === 'LastName') return hasNameParts;
    if (objectType !== 'Account') return true;
    return isPersonAccount ? !/^(Billing|Industry|Website|Fax)/.test(apiName) : !apiName.startsWith('Person');
  });
}

function isFilled(page: RecordPage, field: FieldDescription): boolean {
  const value = page.record[field.apiName] ?? '';
  return value !== '' && value !== false;
}
