import aboutLabel from '@salesforce/label/c.Cti_Try_About';
import answeredLabel from '@salesforce/label/c.Cti_Try_Answered';
import appLabel from '@salesforce/label/c.Cti_Try_App';
import approximateLabel from '@salesforce/label/c.Cti_Try_Approximate';
import askingLabel from '@salesforce/label/c.Cti_Try_Asking';
import callLabel from '@salesforce/label/c.Cti_Try_Call';
import candidatesLabel from '@salesforce/label/c.Cti_Try_Candidates';
import consoleLabel from '@salesforce/label/c.Cti_Try_Console';
import dialledNumberLabel from '@salesforce/label/c.Cti_Try_Dialled_Number';
import forUserLabel from '@salesforce/label/c.Cti_Try_For_User';
import hostsLabel from '@salesforce/label/c.Cti_Try_Hosts';
import inboundLabel from '@salesforce/label/c.Cti_Try_Inbound';
import internalLabel from '@salesforce/label/c.Cti_Try_Internal';
import leftOutLabel from '@salesforce/label/c.Cti_Try_Left_Out';
import lookedForLabel from '@salesforce/label/c.Cti_Try_Looked_For';
import lookedForNothingLabel from '@salesforce/label/c.Cti_Try_Looked_For_Nothing';
import momentLabel from '@salesforce/label/c.Cti_Try_Moment';
import noNumberLabel from '@salesforce/label/c.Cti_Try_No_Number';
import nobodyLabel from '@salesforce/label/c.Cti_Try_Nobody';
import notFoundByLabel from '@salesforce/label/c.Cti_Try_Not_Found_By';
import nowLabel from '@salesforce/label/c.Cti_Try_Now';
import numberLabel from '@salesforce/label/c.Cti_Try_Number';
import outboundLabel from '@salesforce/label/c.Cti_Try_Outbound';
import outcomeLabel from '@salesforce/label/c.Cti_Try_Outcome';
import passedLabel from '@salesforce/label/c.Cti_Try_Passed';
import queueLabel from '@salesforce/label/c.Cti_Try_Queue';
import regionLabel from '@salesforce/label/c.Cti_Try_Region';
import ringsLabel from '@salesforce/label/c.Cti_Try_Rings';
import ruleLabel from '@salesforce/label/c.Cti_Try_Rule';
import searchUsersLabel from '@salesforce/label/c.Cti_Try_Search_Users';
import standardLabel from '@salesforce/label/c.Cti_Try_Standard';
import titleLabel from '@salesforce/label/c.Cti_Try_Title';
import unknownLabel from '@salesforce/label/c.Cti_Try_Unknown';
import unverifiedLabel from '@salesforce/label/c.Cti_Try_Unverified';
import userLabel from '@salesforce/label/c.Cti_Try_User';
import verificationLabel from '@salesforce/label/c.Cti_Try_Verification';
import verificationFailedLabel from '@salesforce/label/c.Cti_Try_Verification_Failed';
import { decisionInWords, placeInWords } from 'c/ctiRules';
import type { Candidate, Tried } from 'c/ctiRules';
import { RULE_WORDS } from 'c/ctiRuleWords';

/** Texts of the template. */
export const LABELS = {
  title: titleLabel,
  number: numberLabel,
  region: regionLabel,
  call: callLabel,
  moment: momentLabel,
  app: appLabel,
  queue: queueLabel,
  dialledNumber: dialledNumberLabel,
  verification: verificationLabel,
  hosts: hostsLabel,
  user: userLabel,
  searchUsers: searchUsersLabel,
  now: nowLabel,
  outcome: outcomeLabel,
  asking: askingLabel,
  about: aboutLabel,
  approximate: approximateLabel,
  candidates: candidatesLabel,
  nobody: nobodyLabel,
  leftOut: leftOutLabel,
};

/** What can be chosen beside the number: as base components take it. */
export const CHOICES = {
  callType: [
    { label: inboundLabel, value: 'inbound' },
    { label: outboundLabel, value: 'outbound' },
    { label: internalLabel, value: 'internal' },
  ],
  moment: [
    { label: ringsLabel, value: 'ring' },
    { label: answeredLabel, value: 'answer' },
  ],
  navigation: [
    { label: consoleLabel, value: 'console' },
    { label: standardLabel, value: 'standard' },
    { label: unknownLabel, value: 'unknown' },
  ],
  verification: [
    { label: unverifiedLabel, value: 'absent' },
    { label: passedLabel, value: 'passed' },
    { label: verificationFailedLabel, value: 'failed' },
  ],
};

/** What the page shows of a trial. */
export interface TrialResult {
  /** `030 123456 (+4930123456)`. */
  readonly number: string;
  /** `looked for: 4930123456, 030123456`. */
  readonly lookedFor: string;
  readonly decision: string;
  readonly explanation: string;
  readonly candidates: readonly CandidateLine[];
  readonly hasCandidates: boolean;
  /** Rules that the phone leaves out, with the reason. */
  readonly problems: readonly TextLine[];
  readonly hasProblems: boolean;
  /** What another user would not find. */
  readonly hidden: readonly CandidateLine[];
  readonly hasHidden: boolean;
  /** How far to trust it, and the title of `hidden`; empty for oneself. */
  readonly forUser: string;
  readonly notFoundBy: string;
}

export interface CandidateLine {
  readonly key: string;
  readonly recordId: string;
  readonly objectType: string;
  readonly name: string;
  readonly subtitle: string;
  readonly icon: string;
  /** `1.` */
  readonly place: string;
  readonly reason: string;
  /** `(rule Contact)`. */
  readonly rule: string;
  readonly why: string;
}

export interface TextLine {
  readonly key: string;
  readonly text: string;
}

interface OtherUser {
  readonly hidden: readonly { readonly candidate: Candidate; readonly because: string }[];
  readonly userName: string;
}

const ICONS = ['Account', 'Case', 'Contact', 'Lead', 'User'];

export function resultOf({ number, candidates, decision, problems }: Tried, other: OtherUser): TrialResult {
  const lines = candidates.map((candidate, place) => ({
    ...lineOf(candidate, placeInWords(candidates, place, RULE_WORDS)),
    place: `${place + 1}.`,
  }));
  const hidden = other.hidden.map(({ candidate, because }) => lineOf(candidate, because));
  return {
    number: [number.display || noNumberLabel, number.e164 && `(${number.e164})`].filter(Boolean).join(' '),
    lookedFor:
      number.spellings.length > 0 ? filled(lookedForLabel, number.spellings.join(', ')) : lookedForNothingLabel,
    decision: decisionInWords(decision, RULE_WORDS),
    explanation: decision.explanation,
    ...{ candidates: lines, hasCandidates: lines.length > 0 },
    ...{ problems: problems.map((text) => ({ key: text, text })), hasProblems: problems.length > 0 },
    ...{ hidden, hasHidden: hidden.length > 0 },
    forUser: other.userName && filled(forUserLabel, other.userName),
    notFoundBy: filled(notFoundByLabel, other.userName),
  };
}

function lineOf(candidate: Candidate, why: string): CandidateLine {
  const { recordId, objectType, name, subtitle, reason, evidence } = candidate;
  const icon = ICONS.includes(objectType) ? `standard:${objectType.toLowerCase()}` : 'standard:record';
  return {
    ...{ key: recordId, recordId, objectType, name, subtitle, reason, why, icon, place: '' },
    rule: filled(ruleLabel, evidence?.rule ?? ''),
  };
}

function filled(label: string, value: string): string {
  return label.replace('{0}', () => value);
}
