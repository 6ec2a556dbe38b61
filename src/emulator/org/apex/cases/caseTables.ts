import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Value = string | number | boolean | null;

/** A record that a case needs. */
export interface CaseRecord {
  readonly type: string;
  readonly fields: Readonly<Record<string, Value>>;
}

/** `matching.json`: which stored texts are a number, which requests are refused, who is found. */
export interface MatchingCases {
  readonly comparing: readonly {
    readonly name: string;
    readonly e164: string;
    readonly spellings: readonly string[];
    readonly fits: readonly string[];
    readonly others: readonly string[];
  }[];
  readonly refused: readonly { readonly name: string; readonly input: SearchedNumber }[];
  /** `found` in the order of type, then name. */
  readonly finding: readonly {
    readonly name: string;
    readonly input: SearchedNumber;
    readonly records: readonly CaseRecord[];
    readonly found: readonly { readonly type: string; readonly name: string; readonly stored: string }[];
  }[];
}

export interface SearchedNumber {
  readonly e164: string;
  readonly spellings: readonly string[];
}

/**
 * `callers….json`: who calls, whom the org has, who is found in which order, and what then opens. Tried from the raw text to the
 * decision in `src/rules/callerCases.test.ts`, and as an Apex test class.
 */
export interface CallerCase {
  readonly name: string;
  /** Cases of one group are one test method in Apex: at most 18, since a transaction has 20 searches. */
  readonly group: string;
  readonly region: string;
  /** What stands for the number on the wire. */
  readonly raw: string;
  /** Empty where the text is no number of any country. */
  readonly e164: string;
  /** `@1` in a field is the id of the second record, `@PersonAccount` the record type. `owner`: the user who has it. */
  readonly records: readonly (CaseRecord & { readonly owner?: string })[];
  /** `Contact Jo Berg`, best first. `@name`: by whatever name the org gave it. */
  readonly found: readonly string[];
  /** `open record`, `offer search` … */
  readonly outcome: string;
  /** Why the second, third … is not the first. */
  readonly lost?: readonly string[];
  /** What else is known of the call: part of a `PopQuestion`, with the caller's name. */
  readonly call?: Readonly<Record<string, string | boolean>>;
  /** In place of the shipped ones. */
  readonly matchRules?: readonly Readonly<Record<string, string | number | boolean>>[];
  /** Where switches of the emulated org stand. */
  readonly switches?: Readonly<Record<string, string>>;
  /** Why the Apex class leaves it out: it needs an org that no test can make. */
  readonly onlyTwin?: string;
}

export const CALLER_TABLES = ['callersBySpelling', 'callersByObject', 'callersInThePhone'] as const;

/** `saving.json`: `entry` is a call as the phone tells it, each case changes it and says what the org holds afterwards. */
export interface SavingCases {
  readonly entry: Readonly<Record<string, unknown>>;
  readonly saved: readonly {
    readonly name: string;
    readonly change: Readonly<Record<string, unknown>>;
    /** The record that was matched, and the field of the task in which it then stands. */
    readonly related?: CaseRecord & { readonly as: 'WhoId' | 'WhatId' };
    readonly call: Readonly<Record<string, Value>>;
    readonly task: Readonly<Record<string, Value>>;
  }[];
  readonly refused: readonly {
    readonly name: string;
    readonly change: Readonly<Record<string, unknown>>;
    readonly code: string;
  }[];
}

export function matchingCases(): MatchingCases {
  return read('matching.json') as MatchingCases;
}

export function callerCases(table: (typeof CALLER_TABLES)[number]): readonly CallerCase[] {
  return read(`${table}.json`) as CallerCase[];
}

export function savingCases(): SavingCases {
  return read('saving.json') as SavingCases;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join('src/emulator/org/apex/cases', file), 'utf8'));
}
