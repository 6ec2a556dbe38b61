/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAcmeOrg } from './acmeOrg';
import { exportRecords } from './exportData';
import type { Org } from './org';
import { asListed } from './orgRecord';

const folder = mkdtempSync(join(tmpdir(), 'exported-'));
afterAll(() => rmSync(folder, { recursive: true }));

function makeOrg(dataPlan?: string): Org {
  return createAcmeOrg({ projectRoot: process.cwd(), dataPlan });
}

/** Writes the files as somebody would who saves the answer, and fills a new org with them. */
function again(org: Org): Org {
  for (const [name, content] of Object.entries(exportRecords(org)))
    writeFileSync(join(folder, name), JSON.stringify(content));
  return makeOrg(join(folder, 'plan.json'));
}

/** Everything that people see of the records, with names in the place of ids, in an order of its own. */
function seen(org: Org): unknown[] {
  const objects = org.schema.filter(({ apiName }) => apiName !== 'User' && apiName !== 'RecordType');
  const records = objects.flatMap(({ apiName, fields }) =>
    org.records(apiName).map((record) => {
      const ids = fields.filter((field) => field.type === 'reference').map((field) => field.apiName);
      const left = [...ids, 'Id', 'CreatedDate', 'LastModifiedDate', 'CompletedDateTime', 'PersonContactId'];
      const values = Object.entries(asListed(org, record)).filter(([name]) => !left.includes(name));
      return { apiName, ...Object.fromEntries(values) };
    }),
  );
  return records.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

function oneOfEach(org: Org): void {
  const marie = org.records('Account').find((each) => each.IsPersonAccount)!;
  org.create('Task', { Subject: 'Call of Marie', WhatId: marie.Id });
  const complaint = org.records('RecordType').find((each) => each.Name === 'Complaint')!;
  org.create('Case', { Subject: 'Too loud', RecordTypeId: complaint.Id });
  const contact = org.records('Contact').find((each) => !each.IsPersonAccount)!;
  const call = {
    Call_Key__c: 'k1',
    Phone_System_Call_Id__c: 'c1',
    Direction__c: 'inbound',
    End_Reason__c: 'completed',
  };
  const id = org.create('Cti_Call__c', { ...call, Note__c: '@all: please read' });
  org.create('Task', { Subject: 'Call', WhoId: contact.Id, WhatId: id });
}

test('what goes out comes in again: the same records, with the same relations', () => {
  const org = makeOrg();
  oneOfEach(org);
  expect(seen(again(org))).toEqual(seen(org));
});

test('a second round gives the very same files', () => {
  const org = makeOrg();
  oneOfEach(org);
  expect(exportRecords(again(org))).toEqual(exportRecords(org));
});

test('records that are pointed to come first, in files of at most 200', () => {
  const org = makeOrg();
  oneOfEach(org);
  for (let i = 0; i < 250; i += 1) org.create('Lead', { LastName: `L${i}`, Company: 'x' });
  const files = exportRecords(org);
  const plan = files['plan.json'] as { sobject: string; files: string[] }[];
  const order = plan.map((step) => step.sobject);
  expect(order.indexOf('Account')).toBeLessThan(order.indexOf('Contact'));
  expect(order.indexOf('Cti_Call__c')).toBeLessThan(order.indexOf('Task'));
  expect(plan.find((step) => step.sobject === 'Lead')!.files).toEqual(['leads.json', 'leads-2.json']);
  expect((files['leads.json'] as { records: unknown[] }).records).toHaveLength(200);
});

test('a task of the contact behind a person account goes out as one of the account', () => {
  const org = makeOrg();
  const marie = org.records('Account').find((each) => each.IsPersonAccount)!;
  org.create('Task', { Subject: 'Call of Marie', WhoId: marie.PersonContactId });
  const copy = again(org);
  const task = copy.records('Task').find((each) => each.Subject === 'Call of Marie')!;
  expect(copy.read(String(task.WhatId))).toMatchObject({ LastName: 'Dubois', IsPersonAccount: true });
});

test('a person account goes out as one record with its record type', () => {
  const org = makeOrg();
  const { records } = exportRecords(org)['accounts.json'] as { records: Record<string, unknown>[] };
  const marie = records.find((each) => each.LastName === 'Dubois')!;
  expect(marie).toMatchObject({ RecordType: { Name: 'Person Account' } });
  expect(JSON.stringify(exportRecords(org)['contacts.json'])).not.toContain('Dubois');
});

test('no id of this org, no user and no moment of the org’s own is in the files', () => {
  const org = makeOrg();
  oneOfEach(org);
  expect(JSON.stringify(exportRecords(org))).not.toMatch(/Em0|OwnerId|CreatedDate|alice@/);
});

test('a plan that is not there is named', () => {
  expect(() => makeOrg('/no/such/plan.json')).toThrow(/plan\.json could not be read/);
});
