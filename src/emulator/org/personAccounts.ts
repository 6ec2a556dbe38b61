import type { FieldValue, FieldValues } from './schema/objectSchema';

/** Fields of the contact behind a person account ← fields of the account. */
const MIRRORED: Readonly<Record<string, string>> = {
  FirstName: 'FirstName',
  LastName: 'LastName',
  Name: 'Name',
  Phone: 'Phone',
  MobilePhone: 'PersonMobilePhone',
  HomePhone: 'PersonHomePhone',
  OtherPhone: 'PersonOtherPhone',
  Email: 'PersonEmail',
  DoNotCall: 'PersonDoNotCall',
  MailingCity: 'PersonMailingCity',
  MailingCountry: 'PersonMailingCountry',
  OwnerId: 'OwnerId',
};

/** Values that make an account a person's: a last name and no name. */
export function isPerson(values: FieldValues): boolean {
  return Boolean(values.LastName) && !values.Name;
}

/** What the contact behind this person account holds. Salesforce keeps both in one row; here the contact is a copy. */
export function contactBehind(account: FieldValues & { readonly Id: string }): FieldValues {
  const mirrored = Object.entries(MIRRORED).map(([to, from]): [string, FieldValue] => [to, account[from] ?? null]);
  return { ...Object.fromEntries(mirrored), AccountId: account.Id, IsPersonAccount: true };
}
