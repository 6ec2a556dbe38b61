import type { Problem } from '../../../base/appError';
import { isEditable } from '../recordAccess';
import type { Org } from '../org';
import type { RecordRefused } from '../recordRefused';

/** Refusals that pass by themselves: sent again later, the same entry can be saved. */
const TRANSIENT = [
  'unable-to-lock-row',
  'duplicate-value',
  'query-timeout',
  'server-unavailable',
  'request-limit-exceeded',
];
/** Rules that an agent can satisfy with another value. */
const AGENT = [
  'field-custom-validation-exception',
  'field-integrity-exception',
  'invalid-or-null-for-restricted-picklist',
  'invalid-type-on-field-in-record',
  'required-field-missing',
  'string-too-long',
];

export type SaveResult = SavedCall | FailedCall;

export interface SavedCall {
  readonly status: 'saved';
  readonly callRecordId: string;
  readonly taskId: string;
  readonly voiceCallId?: string;
  readonly followUpId?: string;
  readonly mergedNote?: string;
  readonly omittedFields?: readonly string[];
}

export interface FailedCall {
  readonly status: 'failed';
  readonly code: string;
  readonly message: string;
  readonly isTransient: boolean;
  readonly kind: 'transient' | 'agent' | 'admin';
  readonly fields?: readonly FieldProblem[];
  readonly callRecordId?: string;
}

interface FieldProblem {
  readonly name: string;
  readonly label: string;
  readonly message: string;
  readonly type: string;
  readonly values?: readonly string[];
  readonly isEditable: boolean;
}

/** A failure of the call's own record: nothing that an agent could mend. */
export function failedCall({ code, message }: Pick<Problem, 'code' | 'message'>): FailedCall {
  const isTransient = TRANSIENT.includes(code) || message.includes('UNABLE_TO_LOCK_ROW');
  return { status: 'failed', code, message, isTransient, kind: isTransient ? 'transient' : 'admin' };
}

/** The org's refusal of an activity, whose fields an agent may be able to mend. */
export function failedActivity(org: Org, error: RecordRefused): FailedCall {
  const failure = failedCall(error);
  const fields = Object.keys(error.fieldErrors).map((name) => fieldProblem(org, name, error.message));
  const canAgentAct = fields.length === 0 || fields.some((field) => field.isEditable);
  const kind = failure.kind === 'admin' && AGENT.includes(failure.code) && canAgentAct ? 'agent' : failure.kind;
  return { ...failure, kind, fields };
}

/** How the call's record says it. */
export function logStateOf({ kind }: FailedCall): string {
  return { transient: 'waiting', agent: 'needsAgent', admin: 'needsAdmin' }[kind];
}

function fieldProblem(org: Org, name: string, message: string): FieldProblem {
  const schema = org.schemaOf('Task');
  const field = schema.fields.find(({ apiName }) => apiName === name);
  const isKnown = ['longText', 'number', 'date', 'boolean', 'picklist', 'reference'].includes(field?.type ?? '');
  return {
    name,
    label: field?.label ?? name,
    message,
    type: field && isKnown ? field.type : 'text',
    ...(field?.type === 'picklist' ? { values: field.values ?? [] } : {}),
    isEditable: field !== undefined && field.canBeSet !== 'never' && isEditable(org.access, schema, field),
  };
}
