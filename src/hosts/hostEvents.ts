import { asProblem } from '../base/appError';
import { plainText } from '../calls/plainText';
import { fieldsOf, objectTypeOf, recordIdOf } from './checkAnswers';
import type { FrontPage, HostEvent } from './host';
import { clickedNothing } from './hostErrors';

const NUMBER_LIMIT = 80;
const NAME_LIMIT = 255;

/**
 * A click on a phone number. The number is text in practice and a number by the guide; the record is missing where a
 * component shows a number without one.
 */
export function readClick(payload: unknown): HostEvent {
  const fields = fieldsOf(payload) ?? {};
  if (fields['error'] !== undefined && fields['error'] !== null) {
    return problem(`the page reports "${plainText(fieldsOf(fields['error'])?.['message'] ?? fields['error'], 200)}"`);
  }
  const number = plainText(fields['number'], NUMBER_LIMIT);
  if (!/[\d*#]/.test(number)) return problem(number ? `"${number}" holds no digit` : 'the number is empty');
  return { type: 'clickedToDial', number, ...recordIn(fields) };
}

/** The page that the agent looks at now; ids are empty away from records. Null when it is of no known shape. */
export function readNavigation(payload: unknown): HostEvent | null {
  const fields = fieldsOf(payload);
  return fields && { type: 'navigated', ...recordIn(fields) };
}

/** The page in front of the agent, as `getAppViewInfo` answers; away from records, and in an unknown shape, everything is empty. */
export function readFront(answer: unknown): FrontPage {
  return recordIn(fieldsOf(answer) ?? {});
}

function recordIn(fields: Readonly<Record<string, unknown>>): FrontPage {
  return {
    recordId: recordIdOf(fields['recordId']),
    recordName: plainText(fields['recordName'], NAME_LIMIT),
    objectType: objectTypeOf(fields['objectType']),
  };
}

function problem(why: string): HostEvent {
  return { type: 'hostProblem', problem: asProblem(clickedNothing(why)) };
}
