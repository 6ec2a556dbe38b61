import { SessionState } from 'sip.js';
import type { Invitation } from 'sip.js';
import { AppError, asProblem } from '../../base/appError';
import type { EndReason } from '../../calls/call';
import { reasonOfCancel } from './endReasons';
import { isSessionDescription } from './sessionDescription';
import { SipCall } from './sipCall';
import type { CallWorld } from './sipCall';

/** So long a call may still ring after the socket was cut: a caller who gave up meanwhile could not be heard. */
const RINGS_ON_MS = 30_000;

/** A call that rings at the agent. */
export class InboundCall extends SipCall {
  protected readonly isOurs = false;
  private isAnswering = false;
  private isAccepting = false;

  constructor(
    callId: string,
    world: CallWorld,
    protected readonly session: Invitation,
  ) {
    super(callId, world);
    session.delegate = {
      onCancel: ({ request }) => this.finish(reasonOfCancel(request.getHeaders('reason'))),
    };
    this.watchSession(session);
  }

  /** @throws AppError `microphone-…` (the call rings on), `answer-failed` (the call is over) */
  async answer(): Promise<void> {
    if (this.isOver || this.isAnswering || this.session.state !== SessionState.Initial) return;
    this.isAnswering = true;
    try {
      const microphone = this.openMicrophone();
      if (isSessionDescription(this.session.request.getHeader('content-type'))) {
        this.media.prepareAnswer(this.session.request.body);
      }
      await microphone;
    } catch (problem) {
      if (this.isOver) return;
      this.tellProblem(asProblem(problem));
      throw problem;
    } finally {
      this.isAnswering = false;
    }
    if (!this.isOver) await this.accept();
  }

  /** Refuses: 486 lets the caller hear busy. */
  decline(statusCode = 486): void {
    if (this.isOver || this.hasTalked) return;
    this.finish('declined');
    this.reject(statusCode);
  }

  hangUp(): void {
    if (this.isTalking) this.bye('completed');
    else this.decline();
  }

  /** The phone stops: the caller may be sent to somebody else. */
  abandon(): void {
    if (this.isTalking) return this.bye('completed');
    this.finish('missed');
    this.reject(480);
  }

  lineLost(): void {
    if (this.isOver || this.isTalking) return;
    this.world.clock.after(RINGS_ON_MS, () => {
      if (this.isOver || this.session.state !== SessionState.Initial) return;
      this.finish('missed');
      this.reject(480);
    });
  }

  protected reasonOfLoss(): EndReason {
    return this.hasTalked ? 'cut' : 'missed';
  }

  protected override terminated(): void {
    // While we answer, `accept` tells how it went.
    if (this.hasTalked || !this.isAccepting) super.terminated();
  }

  private async accept(): Promise<void> {
    this.isAccepting = true;
    try {
      await this.session.accept();
    } catch (thrown) {
      if (this.isOver) return;
      const problem = new AppError('answer-failed', `The call could not be answered: ${asProblem(thrown).message}`, {
        hint: 'The call is over. Call back; if it happens again, tell your admin.',
        cause: thrown,
      });
      this.tellProblem(problem);
      this.finish('failed');
      throw problem;
    }
  }

  private reject(statusCode: number): void {
    const { session } = this;
    if (session.state !== SessionState.Initial && session.state !== SessionState.Establishing) return;
    session.reject({ statusCode }).catch((thrown: unknown) => {
      this.world.log.warning('sip', 'A call could not be refused', thrown);
    });
  }
}
