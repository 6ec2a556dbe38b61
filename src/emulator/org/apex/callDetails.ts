import type { Org } from '../org';
import { fullId } from '../salesforceId';
import { refused } from './untrustedInput';
import type { UntrustedInput } from './untrustedInput';

const LONGEST_TEXT = 255;
const LONGEST_EXPLANATION = 1000;
const LONGEST_NOTE = 32_000;
const LONGEST_VALUE = 1000;
const LONGEST_NAME = 80;
const MOST_COUNTED = 9999;
const MOST_MEASURED = 999_999_999;
const LAST_MOMENT = Date.UTC(2100, 0);

/** How far a call is, earliest first. */
export const STEPS = ['ring', 'answer', 'end'] as const;
const ACTIVITIES = ['asPolicy', 'notYet', 'never'] as const;

/** What a phone may tell of a call beyond its course; all of it may be missing. */
export interface CallDetails {
  readonly step: (typeof STEPS)[number];
  readonly activity: (typeof ACTIVITIES)[number];
  readonly provider: string;
  readonly line: string;
  readonly queue: string;
  readonly isInternal: boolean;
  readonly isClickToDial: boolean;
  readonly matchExplanation: string;
  readonly corrections: number | null;
  readonly popLatencyMs: number | null;
  readonly wrapUpSeconds: number | null;
  /** Null: the agent chose nothing, the match counts. */
  readonly relatedTo: { readonly whoId: string; readonly whatId: string } | null;
  readonly followUp: { readonly date: string; readonly subject: string } | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly taskFields: Readonly<Record<string, string>>;
  /** Null in entries of older pages. */
  readonly noteBaseline: string | null;
  /** Milliseconds of the phone's clock at its last change; null in entries of older pages. */
  readonly changedAt: number | null;
}

/** @throws AppError `bad-input` that names the value */
export function readCallDetails(org: Org, input: UntrustedInput): CallDetails {
  const words = {
    provider: input.text('provider', 80),
    line: input.text('line', LONGEST_TEXT),
    queue: input.text('queue', LONGEST_TEXT),
  };
  return {
    ...words,
    step: word(input, 'step', { words: STEPS, otherwise: 'end' }),
    activity: word(input, 'activity', { words: ACTIVITIES, otherwise: 'asPolicy' }),
    isInternal: input.flag('isInternal'),
    isClickToDial: input.flag('isClickToDial'),
    matchExplanation: input.text('matchExplanation', LONGEST_EXPLANATION),
    corrections: countOrNull(input, 'corrections', MOST_COUNTED),
    popLatencyMs: countOrNull(input, 'popLatencyMs', MOST_MEASURED),
    wrapUpSeconds: countOrNull(input, 'wrapUpSeconds', MOST_MEASURED),
    relatedTo: readRelation(org, input),
    followUp: readFollowUp(input),
    attributes: { ...words, ...texts(input, 'attributes', { most: 50, longest: LONGEST_VALUE }) },
    taskFields: texts(input, 'taskFields', { most: 20, longest: LONGEST_NOTE }),
    noteBaseline: input.has('noteBaseline') ? input.text('noteBaseline', LONGEST_NOTE) : null,
    changedAt: countOrNull(input, 'changedAt', LAST_MOMENT),
  };
}

/** An id of an object of this org counts even when the record has gone meanwhile; else empty. */
export function recordIdIn(org: Org, text: string): string {
  const id = fullId(text);
  return org.schema.some((schema) => id.startsWith(schema.keyPrefix)) ? id : '';
}

function readRelation(org: Org, input: UntrustedInput): CallDetails['relatedTo'] {
  if (!input.has('relatedTo')) return null;
  const relation = input.inner('relatedTo');
  return {
    whoId: recordIdIn(org, relation.text('whoId', LONGEST_TEXT)),
    whatId: recordIdIn(org, relation.text('whatId', LONGEST_TEXT)),
  };
}

function readFollowUp(input: UntrustedInput): CallDetails['followUp'] {
  if (!input.has('followUp')) return null;
  const followUp = input.inner('followUp');
  const date = followUp.text('date', 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date))) throw refused('followUp has no date');
  return { date, subject: followUp.text('subject', LONGEST_TEXT) };
}

function word<W extends string>(
  input: UntrustedInput,
  name: string,
  choice: { readonly words: readonly W[]; readonly otherwise: W },
): W {
  const value = input.text(name, LONGEST_TEXT);
  const found = choice.words.find((each) => each === value);
  if (value !== '' && !found) throw refused(`${name} is no word of the contract`);
  return found ?? choice.otherwise;
}

function countOrNull(input: UntrustedInput, name: string, most: number): number | null {
  return input.has(name) ? input.wholeNumber(name, 0, most) : null;
}

function texts(
  input: UntrustedInput,
  name: string,
  { most, longest }: { readonly most: number; readonly longest: number },
): Record<string, string> {
  if (!input.has(name)) return {};
  const inner = input.inner(name);
  if (inner.names.length > most) throw refused(`${name} has ${inner.names.length} values; ${most} are allowed`);
  const long = inner.names.find((each) => each.length > LONGEST_NAME);
  if (long) throw refused(`A name in ${name} has ${long.length} characters; ${LONGEST_NAME} are allowed`);
  return Object.fromEntries(inner.names.map((each) => [each, inner.text(each, longest)]));
}
