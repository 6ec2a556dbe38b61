import type { CallLogLine, LogCorrection } from '../callLog/callLog';
import type { FieldProblem } from '../hosts/orgContract';
import { labelOfResult, resultsFor } from './results';
import type { PhoneState } from './state';
import type { LogFieldView } from './view';

/** Fields of the activity that are parts of the call itself, by the names that the org gives them. */
const NOTE = 'Description';
const RESULT = 'CallDisposition';
const RELATED = ['WhoId', 'WhatId'];

/** What the agent can fill in so that Salesforce takes the log; at least the note, where Salesforce named no field. */
export function fieldsOfLog(line: CallLogLine, state: PhoneState): readonly LogFieldView[] {
  if (line.problem?.kind !== 'agent') return [];
  const asked = line.problem.fields.filter((field) => field.isEditable && isFillable(field));
  const fields = asked.length > 0 ? asked : [NOTE_FIELD];
  const edits = state.fieldEdits[line.phoneSystemCallId] ?? {};
  return fields.map((field) => ({
    name: field.name,
    label: field.label,
    message: field.message,
    type: field.name === RESULT || RELATED.includes(field.name) ? 'picklist' : shownType(field.type),
    choices: choicesOf(field, line, state),
    value: edits[field.name] ?? presentValue(field.name, line),
  }));
}

/** The agent's answers to a refusal, as changes of the entry. */
export function correctionOf(line: CallLogLine, state: PhoneState): LogCorrection {
  const edits = state.fieldEdits[line.phoneSystemCallId] ?? {};
  const { entry } = line;
  const own = new Set([NOTE, RESULT, ...RELATED]);
  const taskFields = Object.entries(edits).filter(([name]) => !own.has(name));
  const result = edits[RESULT];
  const { WhoId, WhatId } = edits;
  const before = { whoId: presentValue('WhoId', line), whatId: presentValue('WhatId', line) };
  return {
    ...(edits[NOTE] !== undefined && { note: edits[NOTE] }),
    ...(result !== undefined && { result, resultLabel: labelOfResult(state, result) }),
    ...((WhoId !== undefined || WhatId !== undefined) && {
      relatedTo: { whoId: WhoId ?? before.whoId, whatId: WhatId ?? before.whatId },
    }),
    ...(taskFields.length > 0 && { taskFields: { ...entry.taskFields, ...Object.fromEntries(taskFields) } }),
  };
}

const NOTE_FIELD: FieldProblem = { name: NOTE, label: 'Note', message: '', type: 'longText', isEditable: true };

/** An id can't be typed; of the two that can be chosen only "none" and the present one are offered. */
function isFillable({ name, type }: FieldProblem): boolean {
  return type !== 'reference' || RELATED.includes(name);
}

function shownType(type: FieldProblem['type']): LogFieldView['type'] {
  return type === 'reference' ? 'text' : type;
}

function presentValue(name: string, { entry }: CallLogLine): string {
  if (name === NOTE) return entry.note;
  if (name === RESULT) return entry.result;
  const isWho = entry.matchedObjectType === 'Contact' || entry.matchedObjectType === 'Lead';
  if (name === 'WhoId') return entry.relatedTo?.whoId ?? (isWho ? entry.matchedRecordId : '');
  if (name === 'WhatId') return entry.relatedTo?.whatId ?? (isWho ? '' : entry.matchedRecordId);
  return entry.taskFields?.[name] ?? '';
}

function choicesOf(field: FieldProblem, line: CallLogLine, state: PhoneState): LogFieldView['choices'] {
  if (field.name === RESULT) {
    return resultsFor(state, line.entry.direction).map(({ code, label }) => ({ value: code, label }));
  }
  if (RELATED.includes(field.name)) {
    const present = presentValue(field.name, line);
    return [{ value: '', label: 'None' }, ...(present ? [{ value: present, label: 'As it is' }] : [])];
  }
  return (field.values ?? []).map((value) => ({ value, label: value }));
}
