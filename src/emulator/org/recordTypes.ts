import type { Org } from './org';
import { PERSON_ACCOUNT, RECORD_TYPES } from './schema/recordTypes';

/** Creates the record types in a new org; without person accounts there is none for them. */
export function createRecordTypes(org: Org): void {
  const hasPersons = org.switches('personAccounts') !== 'off';
  for (const { objectType, name, developerName } of RECORD_TYPES) {
    if (developerName !== PERSON_ACCOUNT || hasPersons)
      org.create('RecordType', { Name: name, DeveloperName: developerName, SobjectType: objectType });
  }
}
