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

export function savingCases(): SavingCases {
  return read('saving.json') as SavingCases;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join('src/emulator/org/apex/cases', file), 'utf8'));
}
