import type { CheckResult } from '../checks/check';
import { pass, skip } from '../checks/check';
import type { StoredCall } from './storedCall';

/** The task that hangs on the call; null when it could not be read. */
export interface StoredTask {
  readonly Id: string;
  readonly Subject: string | null;
  readonly CallType: string | null;
  readonly CallDurationInSeconds: number | null;
  readonly CallObject: string | null;
  readonly IsClosed: boolean;
  readonly OwnerId: string;
  readonly WhoId: string | null;
  readonly WhatId: string | null;
}

export interface StoredVoiceCall {
  readonly Id: string;
  readonly CallType: string | null;
  readonly FromPhoneNumber: string | null;
  readonly CallDurationInSeconds: number | null;
}

export interface Findings {
  readonly call: StoredCall | null;
  readonly task: StoredTask | null;
  readonly voiceCall: StoredVoiceCall | null;
  /** Whether the org's policy wants a voice call beside the task. */
  readonly wantsVoiceCall: boolean;
  readonly agentId: string;
  /** The record that should open; empty: whichever is found. */
  readonly expected: string;
}

export interface Verdict extends CheckResult {
  readonly name: 'stored' | 'matched' | 'popped' | 'task' | 'voiceCall' | 'fields';
}

/** Slower than this, people notice that they wait. */
const SLOW_POP_MS = 2_000;

/** What a test call should leave behind, thing by thing. */
export function judgeCall(found: Findings): readonly Verdict[] {
  const { call } = found;
  if (!call) {
    const fix =
      'Is the agent logged in, the phone’s panel ready, and the number the agent’s? cti doctor looks at the way there.';
    return [{ name: 'stored', status: 'fail', evidence: 'No new call of the agent came into the org', fix }];
  }
  return [
    { name: 'stored', ...stored(call) },
    { name: 'matched', ...matched(call, found.expected) },
    { name: 'popped', ...popped(call) },
    { name: 'task', ...taskOf(call, found) },
    { name: 'voiceCall', ...voiceCallOf(found) },
    { name: 'fields', ...fieldsOf(call) },
  ];
}

function stored(call: StoredCall): CheckResult {
  const wrong = [
    call.Direction__c === 'inbound' ? '' : `the direction is ${call.Direction__c ?? 'empty'}`,
    call.Caller_Number__c ? '' : 'the caller’s number is empty',
    call.Ended_At__c ? '' : 'the end is missing',
  ].filter(Boolean);
  const evidence = `${call.End_Reason__c ?? 'not ended'} call from ${call.Caller_Number__c ?? '?'}, ${call.Duration_Seconds__c ?? 0} s`;
  if (wrong.length === 0) return pass(evidence);
  const fix = 'Keep the phone open until the log is sent; its log (Ctrl-click on the state) says what holds it up.';
  return { status: 'fail', evidence: `${evidence}: ${wrong.join(', ')}`, fix };
}

function matched(call: StoredCall, expected: string): CheckResult {
  const id = call.Matched_Record_Id__c ?? '';
  const why = call.Match_Explanation__c ? ` (${call.Match_Explanation__c})` : '';
  if (expected && !isSameId(id, expected)) {
    const fix = `cti rules try --number ${call.Caller_Number__c ?? 'NUMBER'} shows who is found and why.`;
    return { status: 'fail', evidence: `${id || 'Nobody'} was found instead of ${expected}${why}`, fix };
  }
  if (id) return pass(`${id}${why}`);
  const fix = `Put ${call.Caller_Number__c ?? 'the number of the test line'} on a contact of the sandbox, and call again.`;
  return { status: 'warn', evidence: `Nobody has the number of the test line${why}`, fix };
}

function popped(call: StoredCall): CheckResult {
  const ms = call.Pop_Latency_Ms__c;
  if (ms === null || ms === undefined) {
    if (!call.Matched_Record_Id__c) return skip('Nobody was found, so nothing had to open');
    const fix =
      'Was the agent in a Lightning app, in the front tab, without unsaved edits? cti rules try shows what should open.';
    return { status: 'fail', evidence: 'Nothing was opened', fix };
  }
  if (ms <= SLOW_POP_MS) return pass(`${ms} ms after the ring`);
  const fix = 'Look at the console app’s start-up items and the match rules: each searched object costs time.';
  return { status: 'warn', evidence: `${ms} ms after the ring`, fix };
}

function taskOf(call: StoredCall, { task, agentId }: Findings): CheckResult {
  if (call.Log_State__c === 'noActivity') return pass('The policy wants no task for this call');
  if (!call.Task_Id__c || !task) {
    const fix =
      'Finish the wrap-up in the phone if it waits for the agent; else see Problem on the call, and cti doctor.';
    const evidence = `There is no task (state ${call.Log_State__c ?? 'empty'}${call.Problem__c ? `: ${call.Problem__c}` : ''})`;
    return { status: 'fail', evidence, fix };
  }
  const wrong = [
    task.Subject ? '' : 'Subject is empty',
    task.CallType === 'Inbound' || task.CallType === 'Internal' ? '' : `CallType is ${task.CallType ?? 'empty'}`,
    task.CallDurationInSeconds === call.Duration_Seconds__c
      ? ''
      : `CallDurationInSeconds is ${task.CallDurationInSeconds ?? 'empty'}, the call lasted ${call.Duration_Seconds__c ?? 0} s`,
    task.CallObject === call.Call_Key__c ? '' : 'CallObject is not the call’s key',
    task.IsClosed ? '' : 'it is open',
    isSameId(task.OwnerId, agentId) ? '' : `its owner is ${task.OwnerId}`,
    isRelated(task, call) ? '' : `it does not hang on ${call.Matched_Record_Id__c ?? ''}`,
  ].filter(Boolean);
  if (wrong.length === 0) return pass(`${task.Id}: ${task.Subject ?? ''}`);
  const fix = 'Flows and triggers on Task may change it; field access: cti doctor.';
  return { status: 'fail', evidence: `${task.Id}: ${wrong.join(', ')}`, fix };
}

/** A case or an opportunity of the caller may stand in place of the match; something must. */
function isRelated({ WhoId, WhatId }: StoredTask, { Matched_Record_Id__c: id }: StoredCall): boolean {
  return !id || Boolean(WhoId) || Boolean(WhatId);
}

function voiceCallOf({ call, voiceCall, wantsVoiceCall }: Findings): CheckResult {
  if (!wantsVoiceCall) return skip('The policy wants no voice call');
  if (!voiceCall) {
    const fix = 'cti doctor says whether the org has voice calls; CTI Notices say why one was refused.';
    return { status: 'fail', evidence: 'There is no voice call beside the task', fix };
  }
  const isRight = voiceCall.FromPhoneNumber && voiceCall.CallDurationInSeconds === call?.Duration_Seconds__c;
  if (isRight) return pass(`${voiceCall.Id}: ${voiceCall.CallType ?? ''} from ${voiceCall.FromPhoneNumber ?? ''}`);
  const evidence = `${voiceCall.Id}: from ${voiceCall.FromPhoneNumber ?? 'nobody'}, ${voiceCall.CallDurationInSeconds ?? 0} s`;
  return { status: 'fail', evidence, fix: 'Give the agents access to the fields of Voice Call.' };
}

function fieldsOf(call: StoredCall): CheckResult {
  if (!call.Omitted_Fields__c) return pass('Nothing was left out');
  const fix = 'Give the agents edit access to these fields (cti doctor --fix), or take them out of CTI Log Field.';
  return { status: 'warn', evidence: `Left out: ${call.Omitted_Fields__c}`, fix };
}

/** Ids of 15 and of 18 letters name the same record. */
function isSameId(one: string, other: string): boolean {
  return one !== '' && one.slice(0, 15) === other.slice(0, 15);
}
