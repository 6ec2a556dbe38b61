import { AppError } from '../../../base/appError';
import { FakeClock } from '../../../base/fakeClock';
import { RecentLog } from '../../../base/log';
import type { LineCredential } from '../../../hosts/orgContract';
import { LineRecorder } from '../../lineRecorder';
import type { Provider } from '../../provider';
import { createSipProvider } from '../sipProvider';
import { FakeMedia } from './fakeMedia';
import { headerOf, message, replyTo, ScriptedServer } from './scriptedServer';
import type { ReplyParts } from './scriptedServer';

export const SDP =
  'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=sendrecv\r\n';

/** Alice's line to a scripted server, on a clock that stands still. */
export class ScriptedLine {
  readonly clock = new FakeClock();
  readonly server = new ScriptedServer(this.clock);
  readonly media = new FakeMedia();
  readonly events = new LineRecorder();
  readonly log = new RecentLog(() => this.clock.now());
  credentialLifeMs = 600_000;
  minted = 0;
  /** While true, the org mints nothing. */
  isOrgAway = false;
  networkIsBack: () => void = () => undefined;
  private rung = 0;

  readonly provider: Provider = createSipProvider({
    server: 'wss://pbx.example.com/',
    stunServers: [],
    credential: () => this.mint(),
    instanceId: 'urn:uuid:00000000-0000-4000-8000-0000000000a1',
    clock: this.clock,
    log: this.log,
    media: this.media,
    random: () => 0.5,
    openSocket: this.server.openSocket,
    watchNetwork: (onBack) => {
      this.networkIsBack = onBack;
      return () => undefined;
    },
  });

  async start(): Promise<this> {
    await this.provider.start(this.events.listen);
    return this;
  }

  async register(): Promise<this> {
    await this.start();
    await this.events.lineIs('registered');
    return this;
  }

  /** Lets time pass, with a turn for messages after every tenth of a second. */
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 100) {
      this.clock.wait(Math.min(100, ms - passed));
      await this.settle();
    }
  }

  /** Until everything under way has arrived. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  get states(): string[] {
    return this.events.of('lineChanged').map((event) => event.state);
  }

  /** An INVITE arrives; resolves with it. */
  ring(options: { readonly from?: string; readonly headers?: readonly string[]; readonly body?: string } = {}): string {
    const id = ++this.rung;
    const invite = message(
      [
        'INVITE sip:alice@pbx.example.com SIP/2.0',
        `Via: SIP/2.0/WS pbx.example.com;branch=z9hG4bK-in-${id}`,
        `From: ${options.from ?? '"Anna" <sip:+4930123456@pbx.example.com>;tag=far'}`,
        'To: <sip:alice@pbx.example.com>',
        `Call-ID: call-${id}`,
        'CSeq: 1 INVITE',
        'Max-Forwards: 70',
        'Contact: <sip:anna@far.invalid;transport=ws>',
        ...(options.headers ?? []),
      ],
      options.body ?? SDP,
    );
    this.server.send(invite);
    return invite;
  }

  /** A call that rings: its id, and the INVITE. */
  async rings(options: Parameters<ScriptedLine['ring']>[0] = {}): Promise<{ callId: string; invite: string }> {
    const before = this.events.heard.length;
    const invite = this.ring(options);
    return { callId: (await this.events.hears('callOffered', {}, before)).callId, invite };
  }

  /** A call in which people talk. */
  async talks(): Promise<Talk> {
    const { callId, invite } = await this.rings();
    await this.provider.answer(callId);
    const ok = await this.server.hears(/^SIP\/2\.0 200 [^]*CSeq: 1 INVITE/);
    const talk = new Talk(callId, invite, headerOf(ok, 'To'));
    this.server.send(talk.request('ACK', 1));
    await this.settle();
    return talk;
  }

  /** Answers the latest INVITE of the phone. */
  answerInvite(invite: string, status: string, parts: ReplyParts = {}): void {
    const contact = 'Contact: <sip:anna@far.invalid;transport=ws>';
    this.server.send(replyTo(invite, status, { ...parts, headers: [contact, ...(parts.headers ?? [])] }));
  }

  private mint(): Promise<LineCredential> {
    if (this.isOrgAway) return Promise.reject(new AppError('org-unreachable', 'No answer', { hint: 'Wait.' }));
    const expiresAt = this.clock.now() + this.credentialLifeMs;
    const authUser = `${++this.minted}:alice@pbx.example.com`;
    return Promise.resolve({ addressOfRecord: 'sip:alice@pbx.example.com', authUser, password: 'p', expiresAt });
  }
}

/** The far side of a call that the agent has answered. */
export class Talk {
  constructor(
    readonly callId: string,
    private readonly invite: string,
    private readonly to: string,
  ) {}

  /** A request of the far side inside the call. */
  request(method: string, cseq: number, headers: readonly string[] = []): string {
    return message([
      `${method} sip:alice@pbx.example.com SIP/2.0`,
      `Via: SIP/2.0/WS pbx.example.com;branch=z9hG4bK-${method}-${cseq}`,
      `From: ${headerOf(this.invite, 'From')}`,
      `To: ${this.to}`,
      `Call-ID: ${headerOf(this.invite, 'Call-ID')}`,
      `CSeq: ${cseq} ${method}`,
      'Max-Forwards: 70',
      ...headers,
    ]);
  }
}
