import { Inviter, SessionState } from 'sip.js';
import type { Core, URI, UserAgent } from 'sip.js';
import { AppError, asProblem } from '../../base/appError';
import type { EndReason } from '../../calls/call';
import { reasonOfRefusal } from './endReasons';
import { isSessionDescription } from './sessionDescription';
import { SipCall } from './sipCall';
import type { CallWorld } from './sipCall';

/** So long a call that is not answered yet may live after the socket was cut: its answer may never find us. */
const UNANSWERED_MS = 8_000;
const CREDENTIAL_REFUSALS = [401, 403, 407];

/** A call that the agent makes. */
export class OutboundCall extends SipCall {
  protected readonly isOurs = true;
  protected readonly session: Inviter;
  /** Tag of the phone whose early sound is played; empty while none is. */
  private earlyTag = '';
  private reason: EndReason | null = null;
  /** What kept the call from being made. */
  private failure: AppError | null = null;

  constructor(callId: string, world: CallWorld, way: { readonly agent: UserAgent; readonly target: URI }) {
    super(callId, world);
    this.session = new Inviter(way.agent, way.target);
    this.watchSession(this.session);
  }

  get phoneSystemCallId(): string {
    return this.session.request.callId;
  }

  /**
   * Sends the INVITE. Where the browser would open the microphone without asking, it is opened meanwhile; else first: nobody
   * shall pick up while the agent still reads a question of the browser.
   *
   * @throws AppError `microphone-…`, `dial-failed`; the call is over then
   */
  async dial(): Promise<void> {
    try {
      const microphone = this.openMicrophone();
      if (this.world.door.isMicrophoneAllowed()) microphone.catch((problem: AppError) => this.giveUp(problem));
      else await microphone;
      if (!this.isOver) await this.invite();
    } catch (thrown) {
      this.failure ??= this.isOver ? null : (thrown as AppError);
      this.finish('failed');
    }
    if (this.failure) throw this.failure;
  }

  hangUp(): void {
    if (this.isTalking) this.bye('completed');
    else if (!this.isOver) this.cancel('cancelled');
  }

  abandon(): void {
    this.hangUp();
  }

  lineLost(): void {
    if (this.isOver || this.isTalking) return;
    this.world.clock.after(UNANSWERED_MS, () => {
      if (!this.isOver && !this.hasTalked) this.cancel('cut');
    });
  }

  protected reasonOfLoss(): EndReason {
    return this.reason ?? (this.hasTalked ? 'cut' : 'failed');
  }

  /**
   * Of several phones that were rung another one may have answered than the one that was heard. A browser's connection stays
   * tied to the first (tried in Chromium 156: silence, even after an ICE restart), so the sound begins anew.
   */
  protected override connected(): void {
    super.connected();
    if (!this.earlyTag || this.session.dialog?.remoteTag === this.earlyTag) return;
    this.media.startOver();
    this.renegotiate().catch((problem: unknown) => this.tellProblem(asProblem(problem)));
  }

  private async invite(): Promise<void> {
    try {
      await this.session.invite({
        requestDelegate: {
          onProgress: (response) => void this.progressed(response),
          onReject: (response) => this.refused(response),
          onRedirect: () => {
            this.reason = 'unreachable';
          },
        },
      });
    } catch (thrown) {
      throw new AppError('dial-failed', `The call could not be sent: ${asProblem(thrown).message}`, {
        hint: 'Dial again. If it happens again, tell your admin.',
        cause: thrown,
      });
    }
  }

  private async progressed({ message }: Core.IncomingResponse): Promise<void> {
    if (this.isOver || this.hasTalked) return;
    if (message.body && isSessionDescription(message.getHeader('content-type')) && !this.earlyTag) {
      this.earlyTag = message.toTag;
      try {
        await this.media.setEarlyAnswer(message.body);
      } catch (thrown) {
        this.earlyTag = '';
        this.world.log.warning('sip', 'What the phone system plays before the answer cannot be heard', thrown);
      }
    }
    this.alert();
  }

  /** The other phone rings. */
  alert(): void {
    if (this.isOver || this.hasTalked) return;
    const sound = this.earlyTag ? { hasOwnSound: true } : {};
    this.world.tell({ type: 'callAlerting', callId: this.callId, ...sound });
  }

  private refused({ message }: Core.IncomingResponse): void {
    const status = message.statusCode ?? 500;
    // Without headers it is SIP.js itself that speaks: nobody answered at all, or the socket was closed.
    const isLocal = !message.callId;
    this.reason = isLocal ? 'failed' : reasonOfRefusal(status);
    if (CREDENTIAL_REFUSALS.includes(status)) this.world.credentialRefused();
    if (this.reason !== 'failed') return;
    this.tellProblem({
      code: 'dial-refused',
      message: `The phone system did not put the call through: ${status} ${message.reasonPhrase ?? ''}`,
      hint: 'Dial again. If it happens again, tell your admin.',
    });
  }

  private cancel(reason: EndReason): void {
    const { session } = this;
    this.finish(reason);
    if (session.state !== SessionState.Initial && session.state !== SessionState.Establishing) return;
    session.cancel().catch((thrown: unknown) => this.world.log.warning('sip', 'CANCEL could not be sent', thrown));
  }

  /** The microphone failed after the INVITE had gone out. */
  private giveUp(problem: AppError): void {
    if (this.isOver) return;
    this.failure = problem;
    this.tellProblem(asProblem(problem));
    if (this.isTalking) this.bye('failed');
    else this.cancel('failed');
  }
}
