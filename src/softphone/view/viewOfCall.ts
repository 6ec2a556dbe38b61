import type { Candidate } from '../../calls/call';
import type { Phase } from '../../calls/phase';
import { callerTitle, chosenOf, isolated, numberText } from '../callerTitle';
import { sentences } from '../sentences';
import { isTalking } from '../state';
import type { LineAbilities, PhoneCall, PhoneState } from '../state';
import type { CallView, CandidateView } from '../view';
import { verificationOf, viewOfPop } from './viewOfPop';

const STATUS: Record<Phase, string> = {
  ringing: 'Calling you',
  answering: 'Answering …',
  dialling: 'Calling …',
  alerting: 'Ringing …',
  connected: 'Connected',
  held: 'On hold',
  ended: 'Ended',
};

/** One call that is not over. */
export function viewOfCall(call: PhoneCall, { line, settings }: Pick<PhoneState, 'line' | 'settings'>): CallView {
  return {
    callId: call.callId,
    direction: call.direction,
    phase: call.phase,
    title: callerTitle(call),
    subtitle: subtitleOf(call),
    numberText: numberText(call),
    statusText: call.phase === 'connected' && call.isMuted ? 'Muted' : STATUS[call.phase],
    matchText: matchTextOf(call),
    matchState: matchStateOf(call),
    candidates:
      call.matching.state === 'found' ? call.matching.candidates.map((one) => viewOfCandidate(one, call)) : [],
    ...viewOfPop(call),
    verification: verificationOf(call, settings?.trustedHeaders === true),
    connectedAt: call.connectedAt,
    isMuted: call.isMuted,
    note: call.note,
    problem: call.problem && { text: call.problem.message, hint: call.problem.hint },
    can: buttonsOf(call, line.can),
  };
}

function buttonsOf(call: PhoneCall, abilities: LineAbilities): CallView['can'] {
  const isRinging = call.phase === 'ringing';
  return {
    answer: isRinging,
    decline: isRinging,
    hangUp: !isRinging,
    mute: abilities.mute && isTalking(call),
    hold: abilities.hold && call.phase === 'connected',
    resume: abilities.hold && call.phase === 'held',
    sendDigits: abilities.sendDigits && call.phase === 'connected',
    createContact: isUnknown(call) && call.newContact === 'none',
    correct: isTalking(call) && call.matching.state === 'found' && call.matching.candidates.length > 0,
  };
}

/** Nobody was found, or nobody could be looked for. */
function isUnknown({ matching }: PhoneCall): boolean {
  if (matching.state === 'found') return matching.candidates.length === 0;
  return matching.state === 'none' || matching.state === 'failed';
}

function subtitleOf(call: PhoneCall): string {
  const match = chosenOf(call);
  if (match) return isolated(match.subtitle);
  return call.caller.isWithheld ? 'Number withheld' : '';
}

function matchTextOf(call: PhoneCall): string {
  const { matching } = call;
  if (call.newContact === 'wanted') return 'The form for a new contact opens as soon as you talk.';
  if (matching.state === 'searching') return 'Looking for the caller …';
  if (matching.state === 'failed') return sentences(matching.problem.message, matching.problem.hint);
  if (matching.state === 'none') return call.caller.isWithheld ? '' : 'There is no number to search with';
  if (matching.chosen) return matching.chosen.reason;
  const found = matching.candidates.length;
  if (call.isMatchRejected) return 'Search for the right one. The log follows the record that you open.';
  return found === 0 ? 'No record has this number' : `${found} records have this number. Choose one.`;
}

function matchStateOf({ matching }: PhoneCall): CallView['matchState'] {
  if (matching.state !== 'found') return matching.state;
  if (matching.candidates.length === 0) return 'nobody';
  return matching.candidates.length === 1 ? 'one' : 'many';
}

/** SLDS standard icons by object; custom objects get the general one. */
const ICONS: Record<string, string> = {
  Account: 'standard:account',
  Case: 'standard:case',
  Contact: 'standard:contact',
  Lead: 'standard:lead',
  Opportunity: 'standard:opportunity',
  User: 'standard:user',
};

function viewOfCandidate(candidate: Candidate & { readonly lostBecause?: string }, call: PhoneCall): CandidateView {
  const isPerson = candidate.isPersonAccount && candidate.objectType === 'Account';
  return {
    recordId: candidate.recordId,
    name: candidate.name,
    subtitle: candidate.subtitle,
    reason: candidate.reason,
    lostBecause: candidate.lostBecause ?? '',
    icon: isPerson ? 'standard:person_account' : (ICONS[candidate.objectType] ?? 'standard:record'),
    isChosen: chosenOf(call)?.recordId === candidate.recordId,
  };
}
