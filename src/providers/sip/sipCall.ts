import { SessionState } from 'sip.js';
import type { Session } from 'sip.js';
import { AppError, asProblem } from '../../base/appError';
import type { Problem } from '../../base/appError';
import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import type { EndReason } from '../../calls/call';
import { microphoneError } from '../microphone';
import type { LineEvent } from '../provider';
import { CallMedia, stopTracks } from './callMedia';
import type { MediaState } from './callMedia';
import type { MediaDoor } from './mediaDoor';
import { MediaRescue } from './mediaRescue';
import { Renegotiation } from './renegotiation';

/** What every call is given by the provider. */
export interface CallWorld {
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly door: MediaDoor;
  readonly stunServers: readonly string[];
  tell(event: LineEvent): void;
  isLineUp(): boolean;
  /** Runs `action` once, as soon as the line is up; at once when it is. */
  whenLineUp(action: () => void): void;
  /** The call is over: nothing will be sent about it any more. */
  forget(call: SipCall): void;
  credentialRefused(): void;
}

/**
 * One call, whoever began it. It ends exactly once, in `finish`; what SIP.js or the browser still say afterwards is ignored.
 */
export abstract class SipCall {
  readonly media: CallMedia;
  /** Resolves when the call is over. */
  readonly over: Promise<void>;
  protected isOver = false;
  /** People have talked, or could have. */
  protected hasTalked = false;
  private isHeld = false;
  private tellOver: () => void = () => undefined;
  private readonly rescue: MediaRescue;
  private renegotiation: Renegotiation | null = null;

  constructor(
    readonly callId: string,
    protected readonly world: CallWorld,
  ) {
    const { clock, door, stunServers } = world;
    this.over = new Promise((resolve) => {
      this.tellOver = resolve;
    });
    this.rescue = new MediaRescue({
      clock,
      whenLineUp: (action) => world.whenLineUp(action),
      findNewPath: () => this.findNewPath(),
      onProblem: (problem) => this.tellProblem(problem),
      onLost: () => this.cut(),
    });
    this.media = new CallMedia({
      door,
      clock,
      stunServers,
      onStateChanged: (state) => this.mediaChanged(state),
      onSoundBlocked: () => this.tellProblem(SOUND_BLOCKED),
      onMicrophoneLost: () => void this.reopenMicrophone(),
    });
  }

  /** The dialog under SIP.js. */
  protected abstract readonly session: Session;
  /** What the call's end means when nobody said why. */
  protected abstract reasonOfLoss(): EndReason;
  abstract hangUp(): void;
  /** The phone stops. */
  abstract abandon(): void;
  /** The socket is gone; calls that talk go on without it. */
  abstract lineLost(): void;

  isOf(session: Session): boolean {
    return this.session === session;
  }

  get isTalking(): boolean {
    return !this.isOver && this.session.state === SessionState.Established;
  }

  setMuted(muted: boolean): void {
    if (this.isOver) return;
    this.media.setMuted(muted);
    this.world.tell({ type: 'callMuted', callId: this.callId, muted });
  }

  /** @throws AppError `line-away`, `hold-refused` */
  async setHeld(held: boolean): Promise<void> {
    if (!this.isTalking || this.isHeld === held) return;
    this.assertLineUp();
    this.isHeld = held;
    this.media.setHeld(held);
    try {
      await this.renegotiate();
    } catch (problem) {
      this.isHeld = !held;
      this.media.setHeld(!held);
      throw problem;
    }
    if (!this.isOver) this.world.tell({ type: held ? 'callHeld' : 'callResumed', callId: this.callId });
  }

  /** Keys as events in the sound (RFC 4733), or as INFO where the other side cannot take those. */
  async sendDigits(digits: string): Promise<void> {
    if (!this.isTalking || this.media.sendDtmf(digits)) return;
    for (const digit of digits) {
      const content = `Signal=${digit}\r\nDuration=160\r\n`;
      const body = { contentDisposition: 'render', contentType: 'application/dtmf-relay', content };
      await this.session.info({ requestOptions: { body } });
    }
  }

  /** The line is up again. Without a GRUU the far side still has our old address: tell it the new one. */
  lineBack(hasGruu: boolean): void {
    if (!this.isTalking || hasGruu) return;
    this.renegotiate().catch((thrown: unknown) => {
      this.world.log.warning('sip', 'The far side could not be told our new address', thrown);
    });
  }

  /** Follows the dialog. To be called once, as soon as it exists. */
  protected watchSession(session: Session): void {
    const { clock, random } = this.world;
    const renegotiation = new Renegotiation({ clock, random, session, isOurCall: this.isOurs, over: this.over });
    this.renegotiation = renegotiation;
    session.delegate = {
      ...session.delegate,
      onAck: () => renegotiation.ackArrived(),
      onInvite: (_request, _response, status) => {
        if (status === 200) renegotiation.waitForAck();
      },
      onBye: (bye) => {
        void bye.accept();
        this.finish('completed');
      },
      // SIP.js follows by itself otherwise: whoever we talk to could make this phone dial.
      onRefer: (referral) => void referral.reject({ statusCode: 603 }),
    };
    session.stateChange.addListener((state) => {
      if (state === SessionState.Established) this.connected();
      if (state === SessionState.Terminated) this.terminated();
    });
  }

  /** SIP.js has ended the dialog. Why it ended before an answer is told right after the state: so a moment later. */
  protected terminated(): void {
    queueMicrotask(() => this.finish(this.reasonOfLoss()));
  }

  /** Opens the microphone for this call. @throws AppError `microphone-…` */
  protected async openMicrophone(): Promise<void> {
    try {
      const microphone = await this.world.door.openMicrophone();
      if (this.isOver) stopTracks(microphone);
      else await this.media.useMicrophone(microphone);
    } catch (thrown) {
      throw microphoneError(thrown);
    }
  }

  protected tellProblem(problem: Problem | null): void {
    if (!this.isOver) this.world.tell({ type: 'callProblem', callId: this.callId, problem });
  }

  protected finish(reason: EndReason): void {
    if (this.isOver) return;
    this.isOver = true;
    this.rescue.stop();
    this.media.close();
    this.world.forget(this);
    this.world.tell({ type: 'callEnded', callId: this.callId, reason });
    this.tellOver();
  }

  /** Ends a call that talks: for the agent at once, for the other side as soon as it can be told. */
  protected bye(reason: EndReason): void {
    const { session } = this;
    this.finish(reason);
    this.world.whenLineUp(() => {
      if (session.state !== SessionState.Established) return;
      session.bye().catch((thrown: unknown) => this.world.log.warning('sip', 'BYE could not be sent', thrown));
    });
  }

  private cut(): void {
    if (this.isTalking) this.bye('cut');
    else this.finish('cut');
  }

  protected connected(): void {
    if (this.isOver) return;
    this.hasTalked = true;
    if (!this.isOurs) this.renegotiation?.waitForAck();
    this.world.tell({ type: 'callConnected', callId: this.callId });
  }

  /** Whether we began the call. */
  protected abstract readonly isOurs: boolean;

  protected async renegotiate(): Promise<void> {
    const outcome = await this.renegotiation?.run();
    if (outcome?.isGone) this.bye('cut');
    if (this.isOver || !outcome || outcome.isAccepted) return;
    throw new AppError('hold-refused', `The phone system refused to change the call: ${outcome.status}`, {
      hint: 'The call goes on. Try again in a moment.',
    });
  }

  private async findNewPath(): Promise<void> {
    this.media.restartPath();
    await this.renegotiate();
  }

  private mediaChanged(state: MediaState): void {
    if (!this.isOver) this.rescue.changed(state);
  }

  private async reopenMicrophone(): Promise<void> {
    try {
      await this.openMicrophone();
      this.tellProblem(null);
    } catch (thrown) {
      this.tellProblem(asProblem(thrown));
    }
  }

  private assertLineUp(): void {
    if (!this.world.isLineUp()) throw lineAway();
  }
}

export function lineAway(): AppError {
  return new AppError('line-away', 'The phone is not connected to the phone system', {
    hint: 'Wait until the phone says that it is ready, then try again.',
  });
}

const SOUND_BLOCKED: Problem = {
  code: 'sound-blocked',
  message: 'The browser plays no sound before a click',
  hint: 'Click anywhere in the phone.',
};
