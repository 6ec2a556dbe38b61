import { AppError } from '../../base/appError';
import type { RingRequest } from './callerPort';
import { PROMPTS } from './prompts';

const LONGEST_TEXT = 1_000;
const MOST_HEADERS = 10;
const LONGEST_SECONDS = 3_600;

/** A ring request out of untrusted JSON; what is left out gets the value of an ordinary call. @throws AppError */
export function readRingRequest(value: unknown): RingRequest {
  const given = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  return {
    to: text(given, 'to'),
    number: text(given, 'number'),
    displayName: text(given, 'displayName'),
    isWithheld: given.isWithheld === true,
    ...(given.headers !== undefined && { headers: headers(given.headers) }),
    speaks: speech(given.speaks),
    hangsUpAfterSeconds: seconds(given, 'hangsUpAfterSeconds'),
    givesUpAfterSeconds: seconds(given, 'givesUpAfterSeconds'),
  };
}

function text(given: Readonly<Record<string, unknown>>, field: string): string {
  const value = given[field] ?? '';
  if (typeof value === 'string' && value.length <= LONGEST_TEXT) return value;
  throw badRequest(`${field} must be text of at most ${LONGEST_TEXT} characters`);
}

function headers(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(typeof value === 'object' && value !== null ? value : {});
  for (const [name, content] of entries) {
    const isHeader = /^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(name) && typeof content === 'string';
    if (entries.length <= MOST_HEADERS && isHeader && content.length <= LONGEST_TEXT && !/\p{Cc}/u.test(content))
      continue;
    throw badRequest(`headers must be at most ${MOST_HEADERS} names, each with a text of one line`);
  }
  return Object.fromEntries(entries);
}

function seconds(given: Readonly<Record<string, unknown>>, field: string): number {
  const value = given[field] ?? 0;
  if (typeof value === 'number' && value >= 0 && value <= LONGEST_SECONDS) return value;
  throw badRequest(`${field} must be a number of seconds from 0 to ${LONGEST_SECONDS}`);
}

function speech(value: unknown): RingRequest['speaks'] {
  const { prompt, toneHz } = (value ?? {}) as { readonly prompt?: unknown; readonly toneHz?: unknown };
  if (typeof toneHz === 'number' && toneHz >= 50 && toneHz <= 3_500) return { toneHz };
  if (PROMPTS.some(({ name }) => name === prompt)) return { prompt: String(prompt) };
  if (value === undefined) return { prompt: PROMPTS[0]!.name };
  throw badRequest('speaks must be { prompt: one of the list } or { toneHz: 50 to 3500 }');
}

function badRequest(message: string): AppError {
  return new AppError('bad-ring-request', message, { hint: 'What a request looks like stands in callerPort.ts.' });
}
