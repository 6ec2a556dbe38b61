import type { EndReason } from '../../calls/call';
import type { Phase } from '../../calls/phase';

/** One call of the simulator. */
export interface SimulatedCall {
  readonly callId: string;
  readonly direction: 'inbound' | 'outbound';
  /** `+4930123456`, as it was rung from or dialled. */
  readonly number: string;
  readonly phase: Phase;
  /** UTC epoch milliseconds. */
  readonly beganAt: number;
  readonly isMuted: boolean;
  /** Keys the agent pressed, in order. */
  readonly digits: string;
  /** Null while the call lives. */
  readonly endReason: EndReason | null;
}

/** Why an outbound call was not answered. */
export type Refusal = Extract<EndReason, 'busy' | 'noAnswer' | 'unreachable' | 'declined'>;

/** What an agent's hang-up makes of a call in this phase. */
export function reasonOfHangUp(phase: Phase): EndReason {
  if (phase === 'ringing' || phase === 'answering') return 'declined';
  if (phase === 'dialling' || phase === 'alerting') return 'cancelled';
  return 'completed';
}

/** What the other side's hang-up makes of a call in this phase. */
export function reasonOfFarHangUp(phase: Phase): EndReason {
  if (phase === 'ringing' || phase === 'answering') return 'missed';
  if (phase === 'dialling' || phase === 'alerting') return 'declined';
  return 'completed';
}

/** What is left of a call in this phase when the line stops for good. */
export function reasonOfStop(phase: Phase): EndReason {
  return phase === 'ringing' || phase === 'answering' ? 'missed' : reasonOfHangUp(phase);
}
