import { AppError } from '../../../../base/appError';
import { linesOf } from '../callHistory';
import { textIn } from '../callRecord';
import { policyOf } from '../logPolicy';
import type { UntrustedInput } from '../untrustedInput';
import type { AuraWorld } from './auraClasses';

const MOST_CALLS = 20;
const CALL = 'Cti_Call__c';
const HTTPS = /^https:\/\/([a-z0-9.-]+)(:[0-9]{1,5})?([/?#][^\s\\<>"']*)?$/;

/** Twin of `CtiRecordCalls`: the calls of a record, newest first, as far as the user may see them. @throws AppError `no-such-record` */
export function recordCalls({ org, metadata }: AuraWorld, parameters: UntrustedInput): unknown {
  const recordId = parameters.text('recordId', 18);
  if (org.objectTypeOf(recordId) === '') {
    throw new AppError('no-such-record', 'There is no record with this id.', { hint: 'Open the record again.' });
  }
  if (!org.access.may('read', CALL)) {
    throw new AppError('no-access', 'The org refused to read or write records of the phone (QueryException).', {
      hint: 'Ask your admin to assign you the permission set "CTI Agent".',
    });
  }
  const tasks = org.records('Task').filter((task) => task.CallType && belongsTo(task, recordId));
  const taskIds = new Set<unknown>(tasks.map(({ Id }) => Id));
  const calls = org
    .records(CALL)
    .filter((call) => call.Matched_Record_Id__c === recordId || taskIds.has(call.Task_Id__c))
    .sort((a, b) => textIn(b, 'Offered_At__c').localeCompare(textIn(a, 'Offered_At__c')));
  const shown = calls.slice(0, MOST_CALLS);
  const hosts = textIn(policyOf(org, metadata) as Parameters<typeof textIn>[0], 'Recording_Hosts__c');
  const allowed = hosts.toLowerCase().split(/[,;\s]+/);
  const lines = linesOf(org, shown).map((line, place) => ({
    ...line,
    agentName: textIn(org.find(shown[place]?.OwnerId), 'Name'),
    recordingUrl: linkTo(textIn(shown[place], 'Recording_Url__c').trim(), allowed),
  }));
  return { calls: lines, hasMore: calls.length > MOST_CALLS };
}

/** An account has the tasks of its people too. */
function belongsTo(task: Readonly<Record<string, unknown>>, recordId: string): boolean {
  return [task.WhoId, task.WhatId, task.AccountId].includes(recordId);
}

/** Empty for what is no https address of an allowed host. */
function linkTo(address: string, hosts: readonly string[]): string {
  const host = HTTPS.exec(address)?.[1];
  return host !== undefined && hosts.includes(host) ? address : '';
}
