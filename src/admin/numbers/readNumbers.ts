import { AppError } from '../../base/appError';
import type { OrgDoor } from '../org/orgDoor';
import { readMany } from '../org/readMany';
import type { Judged } from './judgeNumber';
import { judgeNumber } from './judgeNumber';

/** Phone fields of the objects that callers are searched in. */
const STANDARD = [
  'Account.Phone',
  'Contact.Phone',
  'Contact.MobilePhone',
  'Contact.HomePhone',
  'Contact.OtherPhone',
  'Lead.Phone',
  'Lead.MobilePhone',
] as const;

export interface BadNumber extends Judged {
  readonly object: string;
  readonly field: string;
  readonly id: string;
  readonly stored: string;
}

export interface NumbersRead {
  readonly read: number;
  readonly bad: readonly BadNumber[];
}

/** @param more  further fields, `Object.Field__c`. @throws AppError `bad-field-name`, and what reading throws */
export async function readNumbers(door: OrgDoor, region: string, more: readonly string[]): Promise<NumbersRead> {
  const fieldsOf = new Map<string, string[]>();
  for (const name of [...STANDARD, ...more]) {
    const [object = '', field = ''] = name.split('.');
    if (!/^\w+\.\w+$/.test(name)) {
      throw new AppError('bad-field-name', `"${name}" is not Object.Field`, {
        hint: 'For example --field Contact.Second_Phone__c.',
      });
    }
    fieldsOf.set(object, [...(fieldsOf.get(object) ?? []), field]);
  }
  const bad: BadNumber[] = [];
  let read = 0;
  for (const [object, fields] of fieldsOf) {
    const stored: Omit<BadNumber, keyof Judged>[] = [];
    const rest = `FROM ${object} WHERE ${fields.map((field) => `${field} != null`).join(' OR ')}`;
    await readMany(door, { fields: ['Id', ...fields], rest }, (row) => {
      for (const field of fields) if (row[field]) stored.push({ object, field, id: row.Id ?? '', stored: row[field] });
    });
    read += stored.length;
    for (const one of stored) {
      const judged = await judgeNumber(one.stored, region);
      if (judged) bad.push({ ...one, ...judged });
    }
  }
  return { read, bad };
}
