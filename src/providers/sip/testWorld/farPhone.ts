import { Inviter, SessionState, URI, UserAgentState } from 'sip.js';
import type { Invitation, Session, UserAgent } from 'sip.js';
import { realClock } from '../../../base/clock';
import type { LineCredential } from '../../../hosts/orgContract';
import type { FarSide } from '../../providerContract';
import { CallMedia } from '../callMedia';
import { Registration } from '../registration';
import { SocketTransport } from '../socketTransport';
import { makeUserAgent } from '../userAgent';
import { FakeMedia } from './fakeMedia';
import { openNodeSocket } from './nodeSocket';

type Behaviour = Parameters<FarSide['whenDialled']>[0];
const STATUS_OF = { busy: 486, noAnswer: 480, unreachable: 404, declined: 603 } as const;

/** The outside world on a real exchange: registers as the trunk, rings the agent with any caller id, answers what is dialled. */
export class FarPhone implements FarSide {
  readonly door = new FakeMedia();
  /** The call of the moment. */
  call: Session | null = null;
  private behaviour: Behaviour = 'alerts';
  private readonly media = new WeakMap<Session, CallMedia>();
  private agent: UserAgent;
  private readonly transport: SocketTransport;

  constructor(
    private readonly to: { readonly url: string; readonly agentUser: string; readonly domain: string },
    credential: LineCredential,
  ) {
    this.transport = new SocketTransport({
      url: to.url,
      clock: realClock,
      openSocket: openNodeSocket,
      onBrokenMessage: (thrown) => {
        throw thrown;
      },
      onBareRinging: () => undefined,
    });
    this.agent = makeUserAgent({
      credential,
      instanceId: '00000000-0000-4000-8000-0000000000fa',
      transport: this.transport,
      onInvite: (invitation) => this.dialled(invitation),
      onDisconnect: () => undefined,
      mediaOf: (session) => this.mediaOf(session),
      onUnreadable: () => undefined,
    });
  }

  async connect(): Promise<void> {
    if (!this.transport.isConnected())
      await (this.agent.state === UserAgentState.Started ? this.transport.connect() : this.agent.start());
    const result = await new Registration(this.agent, realClock, `far-${Math.random()}`).register();
    if (result.kind !== 'registered') throw new Error(`The far phone could not register: ${JSON.stringify(result)}`);
  }

  async close(): Promise<void> {
    this.transport.drop('the test is over');
    await this.agent.stop();
  }

  async ring(caller: { number: string; displayName?: string; isWithheld?: boolean }): Promise<void> {
    const { domain, agentUser } = this.to;
    const fromUri = new URI('sip', caller.number, caller.isWithheld ? 'anonymous.invalid' : domain);
    const inviter = new Inviter(this.agent, new URI('sip', agentUser, domain), {
      params: { fromUri, fromDisplayName: caller.displayName },
      extraHeaders: caller.isWithheld ? ['Privacy: id'] : [],
    });
    this.call = inviter;
    await inviter.invite();
  }

  async hangUp(): Promise<void> {
    const { call } = this;
    if (call?.state === SessionState.Established) await call.bye();
    else if (call instanceof Inviter) await call.cancel();
    else await (call as Invitation).reject({ statusCode: 603 });
  }

  whenDialled(behaviour: Behaviour): void {
    this.behaviour = behaviour;
  }

  async answer(): Promise<void> {
    await (this.call as Invitation).accept();
  }

  /** Resolves when the call of the moment is over. */
  async callIsOver(): Promise<void> {
    const { call } = this;
    if (!call || call.state === SessionState.Terminated) return;
    await new Promise<void>((resolve) =>
      call.stateChange.addListener((state) => state === SessionState.Terminated && resolve()),
    );
  }

  private dialled(invitation: Invitation): void {
    this.call = invitation;
    const { behaviour } = this;
    if (behaviour === 'alerts' || behaviour === 'answers') {
      void invitation.progress();
      if (behaviour === 'answers') void invitation.accept();
    } else void invitation.reject({ statusCode: STATUS_OF[behaviour] });
  }

  private mediaOf(session: Session): CallMedia {
    const existing = this.media.get(session);
    if (existing) return existing;
    const nothing = (): void => undefined;
    const events = { onStateChanged: nothing, onSoundBlocked: nothing, onMicrophoneLost: nothing };
    const media = new CallMedia({ door: this.door, clock: realClock, stunServers: [], ...events });
    this.media.set(session, media);
    return media;
  }
}
