/**
 * The phone's own rules, compiled from the sources that the phone is compiled from: what an org's page says of a call is what the phone
 * would do.
 */
export type { Candidate } from '../../../../../src/calls/call';
export type { ReadNumber } from '../../../../../src/calls/phoneNumber';
export type { RankedCandidate } from '../../../../../src/rules/rankCandidates';
export type { RuleWords } from '../../../../../src/rules/ruleWords';
export type { Trial, Tried } from '../../../../../src/rules/tryNumber';
export { readPhoneNumber } from '../../../../../src/calls/readPhoneNumber';
export { decisionInWords, placeInWords } from '../../../../../src/rules/inWords';
export { RULE_WORDS } from '../../../../../src/rules/ruleWords';
export { tryNumber } from '../../../../../src/rules/tryNumber';
