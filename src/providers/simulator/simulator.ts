import { AppError, asProblem, type Problem } from '../../base/appError';
import type { Clock } from '../../base/clock';
import { NO_WORD } from '../../calls/lineWord';
import type { LineWord } from '../../calls/lineWord';
import type { EndReason } from '../../calls/call';
import { canMove, nextPhase, type Step } from '../../calls/phase';
import { assertDialable } from '../../calls/phoneNumber';
import { microphoneError } from '../microphone';
import type { LineEvent, LineState, Provider } from '../provider';
import { reasonOfFarHangUp, reasonOfHangUp, reasonOfStop, type Refusal, type SimulatedCall } from './simulatedCall';

const LINE_LOST: Problem = {
  code: 'simulated-outage',
  message: 'The simulated line was dropped',
  hint: 'Wait: the phone connects again by itself.',
};

/**
 * A line without a network. The upper half is the port; with the lower half tests and demos play the other side. Every
 * event is sent before the method returns.
 */
export class Simulator implements Provider {
  /** Every call so far, oldest first, also those that are over. */
  readonly calls = new Map<string, SimulatedCall>();
  /** While true, the microphone is refused as a browser refuses it. */
  isMicrophoneRefused = false;
  /** While true, holding and resuming are refused as a phone system refuses them. */
  isHoldRefused = false;
  private listener: ((event: LineEvent) => void) | null = null;
  private lineState: LineState = 'stopped';

  constructor(protected readonly clock: Clock) {}

  // The phone's side: the port.

  start(listener: (event: LineEvent) => void): Promise<void> {
    this.listener = listener;
    this.changeLine('connecting');
    this.changeLine('registered');
    return Promise.resolve();
  }

  stop(): Promise<void> {
    for (const call of this.liveCalls()) this.end(call.callId, reasonOfStop(call.phase));
    if (this.lineState !== 'stopped') this.changeLine('stopped');
    this.listener = null;
    return Promise.resolve();
  }

  dial(callId: string, number: string): Promise<{ readonly phoneSystemCallId: string }> {
    return promised(() => {
      this.begin(callId, 'outbound', number);
      try {
        assertDialable(number);
        if (this.lineState !== 'registered') throw lineAway();
        this.openMicrophone();
      } catch (problem) {
        this.end(callId, 'failed');
        throw problem;
      }
      return { phoneSystemCallId: phoneSystemCallId(callId) };
    });
  }

  answer(callId: string): Promise<void> {
    return promised(() => {
      if (this.calls.get(callId)?.phase !== 'ringing') return;
      try {
        this.openMicrophone();
      } catch (problem) {
        this.tell({ type: 'callProblem', callId, problem: asProblem(problem) });
        throw problem;
      }
      this.move(callId, 'answer');
      this.move(callId, 'connect');
      this.tell({ type: 'callConnected', callId });
    });
  }

  decline(callId: string): Promise<void> {
    return this.hangUp(callId);
  }

  hangUp(callId: string): Promise<void> {
    const call = this.calls.get(callId);
    if (call) this.end(callId, reasonOfHangUp(call.phase));
    return Promise.resolve();
  }

  setMuted(callId: string, muted: boolean): Promise<void> {
    const call = this.live(callId);
    if (!call) return Promise.resolve();
    this.calls.set(callId, { ...call, isMuted: muted });
    this.tell({ type: 'callMuted', callId, muted });
    return Promise.resolve();
  }

  hold(callId: string): Promise<void> {
    return promised(() => this.changeHold(callId, 'hold', 'callHeld'));
  }

  resume(callId: string): Promise<void> {
    return promised(() => this.changeHold(callId, 'resume', 'callResumed'));
  }

  sendDigits(callId: string, digits: string): Promise<void> {
    const call = this.live(callId);
    if (call) this.calls.set(callId, { ...call, digits: call.digits + digits });
    return Promise.resolve();
  }

  // The other side: for tests and demos.

  /** A caller rings. An empty number is a caller who sends none. */
  ring(callId: string, number: string, displayName = ''): void {
    this.offer(callId, { rawNumber: number, displayName, isWithheld: false });
  }

  /** A caller rings on a line whose headers are trusted. */
  ringWithWord(callId: string, number: string, word: Partial<LineWord>): void {
    const whole = { ...NO_WORD, ...word };
    this.offer(callId, { rawNumber: number, displayName: '', isWithheld: number === '', word: whole });
  }

  /** A caller rings who asked the phone system not to be named. */
  ringWithheld(callId: string): void {
    this.offer(callId, { rawNumber: 'anonymous', displayName: 'Anonymous', isWithheld: true });
  }

  /** The other side gives up, hangs up, or says no to a call of ours. */
  callerHangsUp(callId: string): void {
    const call = this.calls.get(callId);
    if (call) this.end(callId, reasonOfFarHangUp(call.phase));
  }

  /** A colleague's phone answers a call that rings here too. */
  answersElsewhere(callId: string): void {
    this.end(callId, 'elsewhere');
  }

  /** The phone of the person we call begins to ring. */
  alertsOutbound(callId: string): void {
    if (this.move(callId, 'alert')) this.tell({ type: 'callAlerting', callId });
  }

  answersOutbound(callId: string): void {
    if (this.move(callId, 'connect')) this.tell({ type: 'callConnected', callId });
  }

  refusesOutbound(callId: string, reason: Refusal): void {
    this.end(callId, reason);
  }

  /** The way to the other side breaks in mid-call. */
  cutCall(callId: string): void {
    this.end(callId, 'cut');
  }

  dropLine(problem: Problem = LINE_LOST): void {
    this.changeLine('reconnecting', problem);
  }

  restoreLine(): void {
    this.changeLine('registered');
  }

  /** The phone system says no for good, as with wrong settings. */
  refuseLine(problem: Problem): void {
    this.changeLine('failed', problem);
  }

  /** Calls in which a microphone is open. */
  get openMicrophones(): number {
    return this.liveCalls().filter((call) => call.direction === 'outbound' || call.phase !== 'ringing').length;
  }

  private offer(
    callId: string,
    caller: { rawNumber: string; displayName: string; isWithheld: boolean; word?: LineWord },
  ): void {
    this.begin(callId, 'inbound', caller.rawNumber);
    this.tell({ type: 'callOffered', callId, phoneSystemCallId: phoneSystemCallId(callId), ...caller });
  }

  private begin(callId: string, direction: SimulatedCall['direction'], number: string): void {
    const phase = direction === 'inbound' ? 'ringing' : 'dialling';
    const beganAt = this.clock.now();
    this.calls.set(callId, { callId, direction, number, phase, beganAt, isMuted: false, digits: '', endReason: null });
  }

  private liveCalls(): SimulatedCall[] {
    return [...this.calls.values()].filter((call) => call.phase !== 'ended');
  }

  private live(callId: string): SimulatedCall | null {
    const call = this.calls.get(callId);
    return call && call.phase !== 'ended' ? call : null;
  }

  private openMicrophone(): void {
    if (this.isMicrophoneRefused) throw microphoneError({ name: 'NotAllowedError', message: 'Permission denied' });
  }

  private changeHold(callId: string, step: Step, type: 'callHeld' | 'callResumed'): void {
    if (!this.live(callId)) return;
    if (this.isHoldRefused) {
      throw new AppError('simulated-refusal', `The simulated phone system refused "${step}"`, { hint: 'Try again.' });
    }
    if (this.move(callId, step)) this.tell({ type, callId });
  }

  /** Takes a step if the table of moves has it. */
  private move(callId: string, step: Step): boolean {
    const call = this.calls.get(callId);
    if (!call || !canMove(call.phase, step)) return false;
    this.calls.set(callId, { ...call, phase: nextPhase(call.phase, step) });
    return true;
  }

  private end(callId: string, reason: EndReason): void {
    if (!this.move(callId, 'end')) return;
    this.calls.set(callId, { ...this.calls.get(callId)!, endReason: reason });
    this.tell({ type: 'callEnded', callId, reason });
  }

  private changeLine(state: LineState, problem: Problem | null = null): void {
    this.lineState = state;
    this.tell({ type: 'lineChanged', state, problem });
  }

  private tell(event: LineEvent): void {
    this.listener?.(event);
  }
}

/** Runs `action` at once; what it throws becomes a rejection. */
function promised<T>(action: () => T): Promise<T> {
  return new Promise((resolve) => resolve(action()));
}

function phoneSystemCallId(callId: string): string {
  return `simulator-${callId}`;
}

function lineAway(): AppError {
  return new AppError('simulated-line-away', 'The simulated line is not registered', {
    hint: 'Wait until the phone says "Ready", then dial again.',
  });
}
