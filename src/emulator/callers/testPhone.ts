import { Inviter, SessionState, UserAgent } from 'sip.js';
import type { Invitation, Session } from 'sip.js';
import type { Exchange } from '../exchange/exchangePort';
import type { CallMedia } from './callMedia';
import { NodeLine } from './nodeLine';
import type { NodeLineOptions } from './nodeLine';
import type { NodeTransport, SocketAddress } from './nodeTransport';
import type { Heard } from './spectrum';
import { silence, toneOf } from './voice';

interface TestPhoneWorld {
  readonly exchange: Exchange;
  readonly socket: SocketAddress;
}

/** A phone in Node that stands for the agent's: real SIP, real sound, and nothing decided by itself. */
export class TestPhone {
  readonly calls: TestPhoneCall[] = [];
  readonly line: NodeLine;
  private readonly watchers = new Set<() => void>();

  constructor(world: TestPhoneWorld, options: Partial<NodeLineOptions> = {}) {
    const user = options.user ?? 'alice';
    this.line = new NodeLine({
      socket: world.socket,
      domain: world.exchange.domain,
      user,
      credential: world.exchange.mintCredential(user, 600),
      onInvite: (invitation) => this.add(new TestPhoneCall(invitation)),
      ...options,
    });
  }

  static async register(world: TestPhoneWorld, options: Partial<NodeLineOptions> = {}): Promise<TestPhone> {
    const phone = new TestPhone(world, options);
    await phone.line.start();
    return phone;
  }

  /** The next call that rings here, and that no earlier `rings` has given. */
  rings(): Promise<TestPhoneCall> {
    return new Promise((resolve) => {
      const look = () => {
        const call = this.calls.find((candidate) => candidate.isInbound && !candidate.isTaken);
        if (!call) return;
        call.isTaken = true;
        this.watchers.delete(look);
        resolve(call);
      };
      this.watchers.add(look);
      look();
    });
  }

  async dial(number: string): Promise<TestPhoneCall> {
    const target = UserAgent.makeURI(`sip:${number}@${this.line.userAgent.configuration.uri.host}`)!;
    const inviter = new Inviter(this.line.userAgent, target);
    const call = new TestPhoneCall(inviter);
    this.add(call);
    await inviter.invite({
      requestDelegate: {
        onProgress: ({ message }) => call.provisional.push(message.statusCode ?? 0),
        onReject: ({ message }) => (call.endStatus = message.statusCode ?? 0),
      },
    });
    return call;
  }

  /** As if the network broke; the line comes back by itself with the same instance id. */
  loseSocket(): void {
    (this.line.userAgent.transport as NodeTransport).cut();
  }

  async close(): Promise<void> {
    await this.line.stop();
  }

  private add(call: TestPhoneCall): void {
    this.calls.push(call);
    this.watchers.forEach((look) => look());
  }
}

export class TestPhoneCall {
  readonly provisional: number[] = [];
  endStatus = 0;
  /** Value of the Reason header of the CANCEL that ended it. */
  cancelReason = '';
  isTaken = false;
  readonly ended: Promise<void>;
  readonly connected: Promise<void>;
  private readonly acknowledged: Promise<void>;

  constructor(readonly session: Session) {
    const reached = (wanted: SessionState) =>
      new Promise<void>((resolve) => session.stateChange.addListener((state) => state === wanted && resolve()));
    this.ended = reached(SessionState.Terminated);
    this.connected = reached(SessionState.Established);
    this.acknowledged = new Promise((resolve) => {
      session.delegate = {
        onCancel: (cancel) => (this.cancelReason = cancel.request.getHeader('reason') ?? ''),
        onAck: () => resolve(),
      };
    });
  }

  get isInbound(): boolean {
    return !(this.session instanceof Inviter);
  }

  get media(): CallMedia {
    return this.session.sessionDescriptionHandler as CallMedia;
  }

  get from() {
    return this.session.remoteIdentity;
  }

  ring(): Promise<void> {
    return (this.session as Invitation).progress();
  }

  /** Answers, and says a tone from then on; 0 for silence. */
  async answer(toneHz = 0): Promise<void> {
    await (this.session as Invitation).accept();
    await this.acknowledged;
    if (toneHz > 0) this.speak(toneHz);
  }

  refuse(statusCode: number): Promise<void> {
    return (this.session as Invitation).reject({ statusCode });
  }

  speak(toneHz: number): void {
    this.media.speak(toneOf(toneHz));
  }

  mute(): void {
    this.media.speak(silence);
  }

  hears(toneHz: number): Promise<Heard> {
    return this.media.ear.hears(toneHz, 400);
  }

  /** Puts the caller on hold by a new offer, or takes it back. */
  async hold(isHeld: boolean): Promise<void> {
    this.media.setDirection(isHeld ? 'inactive' : 'sendrecv');
    await new Promise<void>((resolve, reject) => {
      const onReject = () => reject(new Error('The hold was refused'));
      this.session.invite({ requestDelegate: { onAccept: () => resolve(), onReject } }).catch(reject);
    });
  }

  /** One key, as older phones send it. */
  async sendKey(key: string): Promise<void> {
    const body = {
      contentDisposition: 'render',
      contentType: 'application/dtmf-relay',
      content: `Signal=${key}\r\nDuration=160\r\n`,
    };
    await this.session.info({ requestOptions: { body } });
  }

  async hangUp(): Promise<void> {
    if (this.session.state === SessionState.Established) await this.session.bye();
    else if (this.session instanceof Inviter) await this.session.cancel();
  }
}
