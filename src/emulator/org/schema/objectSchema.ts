/** The value of a field, as Salesforce's UI API gives it: moments as ISO text in UTC, dates as `2026-01-15`. */
export type FieldValue = string | number | boolean | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

export type FieldType =
  'text' | 'longText' | 'phone' | 'email' | 'picklist' | 'reference' | 'datetime' | 'date' | 'number' | 'boolean';

export interface FieldSchema {
  readonly apiName: string;
  readonly label: string;
  readonly type: FieldType;
  /** Longest text; for other types absent. */
  readonly length?: number;
  readonly isRequired?: boolean;
  /** `never`: the org itself fills it (Name of a contact, IsClosed …) · `onCreate`: fixed once the record is there. */
  readonly canBeSet?: 'always' | 'onCreate' | 'never';
  readonly values?: readonly string[];
  /** Of a status: the values which say that nothing is left to do. */
  readonly closedValues?: readonly string[];
  /** A restricted picklist refuses other values; most standard picklists take them. */
  readonly isRestricted?: boolean;
  readonly referenceTo?: readonly string[];
  readonly unique?: 'caseSensitive' | 'caseInsensitive';
  readonly startsAs?: FieldValue;
}

export interface ObjectSchema {
  readonly apiName: string;
  readonly label: string;
  readonly pluralLabel: string;
  /** SLDS standard icon name. */
  readonly icon: string;
  /** The first three characters of its ids. */
  readonly keyPrefix: string;
  readonly fields: readonly FieldSchema[];
  /** The field that names a record to people. */
  readonly nameField: string;
  readonly listColumns: readonly string[];
  readonly formFields: readonly string[];
  readonly canHaveActivities: boolean;
  /** False where nobody at all may create one: without a licence, or while a feature is off. */
  readonly isCreatable?: boolean;
  /**
   * Who besides the owner has a record: `private` nobody, `read` everybody reads it, `readWrite` (the default) everybody changes it.
   * Those above in the role hierarchy always have it.
   */
  readonly sharing?: 'private' | 'read' | 'readWrite';
  /** Fields that global search looks into, besides all phone fields. */
  readonly searchFields: readonly string[];
  /** What the org fills in at every save, from the record as it would be stored. */
  readonly complete?: (record: FieldValues, context: SaveContext) => FieldValues;
}

/** What `complete` may look at. */
export interface SaveContext {
  /** 1 for the first record of this object. */
  readonly sequence: number;
  /** The moment of the save. */
  readonly now: string;
  readonly find: (id: FieldValue | undefined) => FieldValues | undefined;
}

type Extra = Partial<Omit<FieldSchema, 'apiName' | 'label' | 'type'>>;

/** Makes a field of one type in one line: `text('LastName', 'Last Name', { length: 80, isRequired: true })`. */
function ofType(type: FieldType): (apiName: string, label: string, extra?: Extra) => FieldSchema {
  return (apiName, label, extra = {}) => ({ apiName, label, type, ...lengthOf(type), ...extra });
}

export const text = ofType('text');
export const longText = ofType('longText');
export const phone = ofType('phone');
export const email = ofType('email');
export const picklist = ofType('picklist');
/** With `referenceTo`. */
export const reference = ofType('reference');
export const moment = ofType('datetime');
export const day = ofType('date');
export const number = ofType('number');
export const flag = ofType('boolean');

/** What every object has. */
export const SYSTEM_FIELDS: readonly FieldSchema[] = [
  reference('OwnerId', 'Owner', { referenceTo: ['User'] }),
  moment('CreatedDate', 'Created Date', { canBeSet: 'never' }),
  reference('CreatedById', 'Created By', { referenceTo: ['User'], canBeSet: 'never' }),
  moment('LastModifiedDate', 'Last Modified Date', { canBeSet: 'never' }),
  reference('LastModifiedById', 'Last Modified By', { referenceTo: ['User'], canBeSet: 'never' }),
];

/** First and last name as people read them. */
export function fullName(record: FieldValues): string {
  return [record.FirstName, record.LastName].filter(Boolean).join(' ');
}

/** Lengths of Salesforce's standard field types where the object does not say otherwise. */
export function lengthOf(type: FieldType): { length?: number } {
  const length = { text: 255, longText: 32_000, phone: 40, email: 80, picklist: 255 }[type as 'text'];
  return length ? { length } : {};
}
