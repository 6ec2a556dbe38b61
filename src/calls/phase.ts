import { AppError } from '../base/appError';

/**
 * What a call is doing.
 *
 *   offer ─► ringing ──answer──► answering ──connect──► connected ◄──hold/resume──► held
 *               │    ◄──ringAgain──  │                      │                        │
 *   dial ──► dialling ──alert──► alerting ──connect──────►  │                        │
 *               └────────────────────┴──────── end ─────────┴────────────────────────┴──► ended
 */
export type Phase = 'ringing' | 'answering' | 'dialling' | 'alerting' | 'connected' | 'held' | 'ended';
export type Step = 'answer' | 'ringAgain' | 'alert' | 'connect' | 'hold' | 'resume' | 'end';

const NEXT_PHASE: Record<Phase, Partial<Record<Step, Phase>>> = {
  ringing: { answer: 'answering', end: 'ended' },
  // Without a microphone there is no answer: the call rings on.
  answering: { connect: 'connected', ringAgain: 'ringing', end: 'ended' },
  dialling: { alert: 'alerting', connect: 'connected', end: 'ended' },
  // A second 180 (a fork that starts to ring later) changes nothing.
  alerting: { alert: 'alerting', connect: 'connected', end: 'ended' },
  connected: { hold: 'held', end: 'ended' },
  held: { resume: 'connected', end: 'ended' },
  ended: {},
};

/**
 * The phase after a step.
 * @throws AppError `impossible-move` for a step that the table does not have
 */
export function nextPhase(phase: Phase, step: Step): Phase {
  const next = NEXT_PHASE[phase][step];
  if (!next) {
    throw new AppError('impossible-move', `A call in phase "${phase}" cannot do "${step}"`, {
      hint: 'Nothing to do: the phone ignores this message of the phone system.',
    });
  }
  return next;
}

/** Whether the table has this move. */
export function canMove(phase: Phase, step: Step): boolean {
  return NEXT_PHASE[phase][step] !== undefined;
}
