/** @jest-environment node */
import { createAcmeOrg } from '../acmeOrg';
import { savingCases } from '../apex/cases/caseTables';
import { createCtiPhone } from '../apex/ctiPhone';
import type { Org } from '../org';
import { USUAL_ORG } from '../orgSwitches';
import { userNamed } from './orgUsers';

interface Answer {
  readonly ok: boolean;
  readonly value: {
    readonly candidates: readonly unknown[];
    readonly results: readonly { readonly status: string; readonly code?: string; readonly omittedFields?: unknown }[];
  };
}

const LINES = { domain: 'pbx', mintCredential: () => ({ authUser: '', password: '', expiresAt: 0 }) };

/** An org with one contact, who has a phone and a mobile number, as one user finds it with one switch moved. */
function makeDesk(
  user: string,
  key = '',
  value = '',
): { org: Org; ask: (operation: string, input: unknown) => Answer } {
  const switches = (each: string): string => (each === key ? value : USUAL_ORG(each));
  const dataPlan = 'src/emulator/org/apex/cases/noRecords.json';
  const org = createAcmeOrg({ projectRoot: process.cwd(), dataPlan, switches });
  org.create('Contact', { LastName: 'Brandt', Phone: '+493023125101', MobilePhone: '+493023125102' });
  const twin = createCtiPhone(org, LINES);
  const ask = (operation: string, input: unknown): Answer =>
    org.runAs(userNamed(org, user).id, () => {
      const answer = twin.ask!(JSON.stringify({ version: 1, operation, input }));
      return JSON.parse(String(answer)) as Answer;
    });
  return { org, ask };
}

test.each([
  ['alice', '', '', [1, 1]],
  ['clara', '', '', [1, 0]],
  ['alice', 'hiddenField', 'Contact.Phone', [0, 1]],
  ['alice', 'hiddenField', 'Contact.MobilePhone', [1, 0]],
  ['adam', 'hiddenField', 'Contact.Phone', [1, 1]],
  ['alice', 'personAccounts', 'withoutContacts', [0, 0]],
])('%s %s %s: by phone and by mobile number the contact is found %j times', (...row) => {
  const [user, key, value, found] = row;
  const { ask } = makeDesk(user, key, value);
  const count = (e164: string) => ask('matchCaller', { e164, spellings: [] }).value.candidates.length;
  expect([count('+493023125101'), count('+493023125102')]).toEqual(found);
});

test.each([
  ['alice', '', '', { status: 'saved' }, [1, 1]],
  ['bruno', '', '', { status: 'failed', code: 'no-task-access' }, [1, 0]],
  ['clara', '', '', { status: 'saved', omittedFields: ['Task.Type'] }, [1, 1]],
  ['nora', '', '', { status: 'failed', code: 'no-access' }, [0, 0]],
  ['sofia', '', '', { status: 'saved' }, [1, 1]],
  ['alice', 'taskField', 'required', { status: 'failed', code: 'required-field-missing' }, [1, 0]],
  ['alice', 'taskTrigger', 'refuses', { status: 'failed', code: 'field-custom-validation-exception' }, [1, 0]],
  ['alice', 'taskTrigger', 'breaks', { status: 'failed', code: 'cannot-insert-update-activate-entity' }, [1, 0]],
  ['alice', 'taskValidation', 'comments', { status: 'failed', code: 'field-custom-validation-exception' }, [1, 0]],
])('%s %s %s: a call ends as %j and leaves calls and tasks: %j', (...row) => {
  const [user, key, value, result, left] = row;
  const { org, ask } = makeDesk(user, key, value);
  expect(ask('saveCalls', { entries: [savingCases().entry] }).value.results).toMatchObject([result]);
  expect([org.records('Cti_Call__c').length, org.records('Task').length]).toEqual(left);
});
