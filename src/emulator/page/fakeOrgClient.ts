import { AppError } from '../../base/appError';
import type { FieldValues } from '../host/hostConsole';
import type {
  ConsoleSession,
  FieldDescription,
  ObjectDescription,
  OrgRecord,
  RecordList,
  RecordPage,
  SearchResult,
  UserChoices,
} from '../org/orgApi';
import { OrgClient, OrgProblem } from './org/orgClient';

export const ADA = '003000000000001AAA';
export const BOB = '003000000000002AAA';
export const ACME = '001000000000001AAA';

/** An org of three records in memory, in place of the one behind HTTP. */
export class FakeOrgClient extends OrgClient {
  readonly records = new Map<string, OrgRecord>([
    [ADA, { Id: ADA, Name: 'Ada Lovelace', LastName: 'Lovelace', Phone: '030 1234567', AccountId: ACME }],
    [BOB, { Id: BOB, Name: 'Bob Bit', LastName: 'Bit', Phone: '030 7654321' }],
    [ACME, { Id: ACME, Name: 'Acme', Phone: '030 1' }],
  ]);
  activities: readonly OrgRecord[] = [];
  /** Thrown by the next save, once. */
  refusal: OrgProblem | null = null;
  /** What was asked, in order: `record 003…`. */
  readonly asked: string[] = [];

  override session(): Promise<ConsoleSession> {
    return Promise.resolve(makeSession());
  }

  override users(): Promise<UserChoices> {
    const user = (name: string) => {
      const username = `${name.split(' ')[0]?.toLowerCase()}@acme.example`;
      const rest = { about: `${name} works here`, profile: 'Agent', permissionSets: [], hasCallCenter: true };
      return { id: username, name, username, ...rest };
    };
    return Promise.resolve({ current: 'alice@acme.example', users: [user('Alice Meyer'), user('Bruno Falk')] });
  }

  override signInAs(username: string): Promise<void> {
    this.asked.push(`sign in ${username}`);
    return Promise.resolve();
  }

  override list(objectType: string): Promise<RecordList> {
    this.asked.push(`list ${objectType}`);
    const records = [...this.records.values()].filter((record) => typeOf(record.Id) === objectType);
    return Promise.resolve({ records, total: records.length });
  }

  override record(recordId: string): Promise<RecordPage> {
    this.asked.push(`record ${recordId}`);
    const record = this.records.get(recordId);
    const missing = new AppError('no-record', 'There is no such record', { hint: 'Search for it.' });
    return record ? Promise.resolve(this.pageOf(record)) : Promise.reject(missing);
  }

  override search(text: string): Promise<SearchResult> {
    this.asked.push(`search ${text}`);
    const records = [...this.records.values()].filter((record) => String(record.Name).includes(text));
    const groups = ['Contact', 'Account'].map((objectType) => {
      return { objectType, records: records.filter((record) => typeOf(record.Id) === objectType) };
    });
    return Promise.resolve({ groups: groups.filter((group) => group.records.length > 0) });
  }

  override create(objectType: string, values: FieldValues): Promise<string> {
    const id = `${objectType === 'Account' ? '001' : '003'}00000000000${this.records.size}AAA`;
    return this.save(id, { ...values, Name: String(values.LastName ?? '') });
  }

  override update(recordId: string, values: FieldValues): Promise<string> {
    return this.save(recordId, { ...this.records.get(recordId), ...values });
  }

  override reset(): Promise<void> {
    this.asked.push('reset');
    return Promise.resolve();
  }

  private save(id: string, values: FieldValues): Promise<string> {
    const { refusal } = this;
    this.refusal = null;
    if (refusal) return Promise.reject(refusal);
    this.asked.push(`save ${id}`);
    this.records.set(id, { ...values, Id: id });
    return Promise.resolve(id);
  }

  private pageOf(record: OrgRecord): RecordPage {
    const accountName = String(this.records.get(String(record.AccountId))?.Name ?? '');
    const person = { isPersonAccount: false, personContactId: '' };
    const rest = { subtitle: '', referenceNames: { AccountId: accountName }, related: [], activities: this.activities };
    return { objectType: typeOf(record.Id), name: String(record.Name), record, ...person, ...rest };
  }
}

/** An OrgProblem as the org gives it for a field that is missing. */
export function missingField(name: string): OrgProblem {
  const message = 'Complete this field.';
  const details = { message, pageErrors: [], fieldErrors: { [name]: message } };
  return new OrgProblem({ code: 'required-field-missing', message, hint: 'Fill it in.', details });
}

export function makeSession(change: Partial<ConsoleSession> = {}): ConsoleSession {
  return {
    user: { id: '005000000000001AAA', name: 'Alice Meyer' },
    org: { id: '00D000000000001AAA', name: 'Acme' },
    app: { ...SERVICE, tabs: ['standard-home', 'standard-Contact', 'Account'] },
    apps: [SERVICE, SALES],
    objects: [CONTACT, ACCOUNT, TASK],
    flows: [],
    phone: {
      label: 'Phone',
      icon: 'call',
      heightPx: 480,
      widthPx: 380,
      startsAutomatically: true,
      adapterUrl: 'http://adapter.example/apex/Phone?mode=Lightning',
      settings: { '/reqGeneralInfo/reqUseApi': 'true' },
    },
    noPhoneReason: '',
    callersUrl: 'http://callers.example/',
    ...change,
  };
}

const SERVICE = { name: 'Service', label: 'Service', isConsole: true };
export const SALES = { name: 'Sales', label: 'Sales', isConsole: false };

function typeOf(recordId: string): string {
  return recordId.startsWith('001') ? 'Account' : 'Contact';
}

const NAME = field('Name', 'text', { isEditable: false });
const PHONE = field('Phone', 'phone');
const ACCOUNT_ID = field('AccountId', 'reference', { label: 'Account Name', referenceTo: 'Account' });
const CONTACT = object('Contact', [NAME, field('LastName', 'text', { isRequired: true }), PHONE, ACCOUNT_ID]);
const ACCOUNT = object('Account', [NAME, PHONE]);
const TASK = object('Task', [field('Subject', 'text'), field('WhoId', 'reference'), field('WhatId', 'reference')]);

export function field(
  apiName: string,
  type: FieldDescription['type'],
  rest: Partial<FieldDescription> = {},
): FieldDescription {
  return { apiName, label: apiName, type, isRequired: false, isEditable: true, ...rest };
}

export function object(apiName: string, fields: readonly FieldDescription[]): ObjectDescription {
  const names = fields.map((each) => each.apiName);
  const labels = { label: apiName, pluralLabel: `${apiName}s`, icon: apiName.toLowerCase() };
  const formFields = fields.filter((each) => each.isEditable).map((each) => each.apiName);
  return { apiName, ...labels, fields, listColumns: names, formFields, canHaveActivities: apiName !== 'Task' };
}
