/** @jest-environment node */
/** Each choice of each switch of the org, and each user, once: what a call leaves there, and that a repeat leaves nothing more. */
import { ORG_SCENARIOS } from '../../scenarios/orgScenarios';
import { createAcmeOrg } from '../acmeOrg';
import { readCustomMetadata } from '../customMetadata';
import { USUAL_ORG } from '../orgSwitches';
import { ACME_USERS } from '../users/acmeUsers';
import { userNamed } from '../users/orgUsers';
import { savingCases } from './cases/caseTables';
import { createCtiPhone } from './ctiPhone';

/** What the org says, whose task it is, and how many records of the call and tasks there are then. */
type Outcome = readonly [said: string, whose: string, calls: number, tasks: number];

const LOGGED: Outcome = ['saved', '', 1, 1];

/** Wherever a call does not end as usual. */
const OTHERWISE: Readonly<Record<string, Outcome>> = {
  'taskField required': ['required-field-missing', 'agent', 1, 0],
  'taskTrigger refuses': ['field-custom-validation-exception', 'agent', 1, 0],
  'taskTrigger breaks': ['cannot-insert-update-activate-entity', 'admin', 1, 0],
  'taskValidation comments': ['field-custom-validation-exception', 'agent', 1, 0],
  'logPolicy light': ['saved', '', 1, 0],
  bruno: ['no-task-access', 'admin', 1, 0],
  erik: ['no-access', 'admin', 0, 0],
  nora: ['no-access', 'admin', 0, 0],
};

const ORGS = ORG_SCENARIOS.flatMap(({ key, choices }) => choices.map(({ value }) => ['alice', key, value] as const));
const USERS = ACME_USERS.map(({ firstName }) => [firstName.toLowerCase(), '', ''] as const);

const METADATA = readCustomMetadata('force-app/main/default');
const LINES = { domain: 'pbx', mintCredential: () => ({ authUser: '', password: '', expiresAt: 0 }) };

test.each([...ORGS, ...USERS])(
  '%s %s %s: a call and its repeat leave what this org and user allow, once',
  (user, key, value) => {
    const switches = (each: string): string => (each === key ? value : USUAL_ORG(each));
    const org = createAcmeOrg({
      projectRoot: process.cwd(),
      dataPlan: 'src/emulator/org/apex/cases/noRecords.json',
      switches,
    });
    const { ask } = createCtiPhone(org, LINES, { metadata: METADATA });
    const request = JSON.stringify({
      version: 1,
      operation: 'saveCalls',
      input: { entries: [{ ...savingCases().entry, note: '' }] },
    });
    const save = (): Outcome => {
      const answer = org.runAs(userNamed(org, user).id, () => String(ask!(request)));
      const { value: said, error } = JSON.parse(answer) as {
        readonly value?: {
          readonly results: readonly [{ readonly status: string; readonly code?: string; readonly kind?: string }];
        };
        readonly error?: { readonly code: string };
      };
      const { status, code, kind } = said?.results[0] ?? { status: error!.code };
      return [code ?? status, kind ?? '', org.records('Cti_Call__c').length, org.records('Task').length];
    };
    const expected = OTHERWISE[key ? `${key} ${value}` : user] ?? LOGGED;
    expect(save()).toEqual(expected);
    expect(save()).toEqual(expected);
  },
);
