import { Inviter, Registerer, SessionState, UserAgent, Web } from 'sip.js';
import { AppError, asProblem } from '../../../base/appError';
import type { Problem } from '../../../base/appError';
import type { VisitorAccount } from '../callersApiTypes';

/** `asking`: for the microphone · `calling`: on the way to the agent, or ringing there. */
export type VisitorState = 'idle' | 'asking' | 'calling' | 'ringing' | 'talking';

export interface VisitorView {
  readonly state: VisitorState;
  readonly isMuted: boolean;
  /** Epoch milliseconds; null before anybody answered. */
  readonly talkingAt: number | null;
  /** Why the last call ended, when it did not end well. */
  readonly problem: Problem | null;
}

export const IDLE: VisitorView = { state: 'idle', isMuted: false, talkingAt: null, problem: null };

const REFUSALS: Readonly<Record<number, readonly [string, string]>> = {
  404: ['This agent does not exist', 'Reload the page.'],
  408: ['Nobody answered', 'Call again, and answer on the phone.'],
  480: ['The phone of the agent is not there', 'Open the console, and wait until the phone shows that it is ready.'],
  486: ['The agent is busy or has declined', 'Call again.'],
  487: ['The call was given up', 'Call again.'],
  603: ['The agent has declined', 'Call again.'],
};

/** A second phone, in this page, with this computer's microphone: it calls the agent as a visitor would. */
export class VisitorPhone {
  private view = IDLE;
  private stream: MediaStream | null = null;
  private userAgent: UserAgent | null = null;
  private inviter: Inviter | null = null;
  private readonly speaker = new Audio();

  constructor(
    private readonly account: () => Promise<VisitorAccount>,
    private readonly onChange: (view: VisitorView) => void,
  ) {}

  /** Calls `to`; whatever goes wrong ends in the view. */
  async call(to: string, displayName: string): Promise<void> {
    if (this.view.state !== 'idle') return;
    try {
      this.show({ ...IDLE, state: 'asking' });
      this.stream = await openMicrophone();
      this.show({ state: 'calling' });
      const account = await this.account();
      const userAgent = await this.register(account, displayName, this.stream);
      await this.invite(userAgent, `sip:${to}@${account.domain}`);
    } catch (thrown) {
      await this.end(asProblem(thrown));
    }
  }

  setMuted(isMuted: boolean): void {
    this.stream?.getAudioTracks().forEach((track) => (track.enabled = !isMuted));
    this.show({ isMuted });
  }

  async hangUp(): Promise<void> {
    const { inviter } = this;
    if (inviter?.state === SessionState.Established) await inviter.bye();
    else if (inviter && inviter.state !== SessionState.Terminated) await inviter.cancel();
    await this.end(null);
  }

  private async register(account: VisitorAccount, displayName: string, stream: MediaStream): Promise<UserAgent> {
    const factory = Web.defaultSessionDescriptionHandlerFactory(() => Promise.resolve(stream));
    const userAgent = new UserAgent({
      uri: UserAgent.makeURI(`sip:${account.user}@${account.domain}`),
      displayName: displayName.replace(/\p{Cc}/gu, ' ').replace(/[\\"]/g, '\\$&'),
      authorizationUsername: account.authUser,
      authorizationPassword: account.password,
      transportOptions: { server: account.socketUrl },
      sessionDescriptionHandlerFactory: factory,
      // Nobody here needs candidates from elsewhere; do not wait for them.
      sessionDescriptionHandlerFactoryOptions: {
        iceGatheringTimeout: 500,
        peerConnectionConfiguration: { iceServers: [] },
      },
      logBuiltinEnabled: false,
      delegate: { onDisconnect: (error) => error && void this.end(lineLost()) },
    });
    this.userAgent = userAgent;
    await userAgent.start();
    await registered(userAgent);
    return userAgent;
  }

  private async invite(userAgent: UserAgent, address: string): Promise<void> {
    const target = UserAgent.makeURI(address);
    if (!target) throw new AppError('bad-visitor-target', `${address} is no address`, { hint: 'Reload the page.' });
    const inviter = new Inviter(userAgent, target);
    this.inviter = inviter;
    inviter.stateChange.addListener((state) => {
      if (state === SessionState.Established) this.begin(inviter);
      if (state === SessionState.Terminated) void this.end(null);
    });
    await inviter.invite({
      requestDelegate: {
        onProgress: ({ message }) => message.statusCode === 180 && this.show({ state: 'ringing' }),
        onReject: ({ message }) => void this.end(refusal(message.statusCode ?? 0)),
      },
    });
  }

  private begin(inviter: Inviter): void {
    const media = inviter.sessionDescriptionHandler as Web.SessionDescriptionHandler;
    this.speaker.srcObject = media.remoteMediaStream;
    void this.speaker.play();
    this.show({ state: 'talking', talkingAt: Date.now() });
  }

  private async end(problem: Problem | null): Promise<void> {
    const { userAgent } = this;
    this.stream?.getTracks().forEach((track) => track.stop());
    this.speaker.srcObject = null;
    [this.stream, this.userAgent, this.inviter] = [null, null, null];
    // The reason may be told after the end; it stands until the next call.
    this.show({ ...IDLE, problem: problem ?? this.view.problem });
    await userAgent?.stop().catch(() => undefined);
  }

  private show(change: Partial<VisitorView>): void {
    this.view = { ...this.view, ...change };
    this.onChange(this.view);
  }
}

async function openMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (cause) {
    const isRefused = (cause as Partial<DOMException>).name === 'NotAllowedError';
    throw new AppError('visitor-microphone', isRefused ? 'The microphone was refused' : 'No microphone was found', {
      hint: isRefused
        ? 'Allow the microphone for this page (the icon left of the address), then call again.'
        : 'Connect a microphone, or let a simulated person ring.',
      cause,
    });
  }
}

function registered(userAgent: UserAgent): Promise<void> {
  return new Promise((resolve, reject) => {
    const onReject = ({ message }: { readonly message: { readonly statusCode?: number } }) =>
      reject(
        new AppError('visitor-not-registered', `The exchange refused this phone (${message.statusCode})`, {
          hint: 'Reload the page.',
        }),
      );
    const requestDelegate = { onAccept: () => resolve(), onReject };
    new Registerer(userAgent, { expires: 300, logConfiguration: false }).register({ requestDelegate }).catch(reject);
  });
}

function refusal(status: number): Problem {
  const [message, hint] = REFUSALS[status] ?? [`The call ended with ${status}`, 'Look at the SIP trace.'];
  return asProblem(new AppError('visitor-call-refused', message, { hint }));
}

function lineLost(): Problem {
  return asProblem(
    new AppError('visitor-line-lost', 'The exchange is gone', {
      hint: 'Is "npm start" still running? Then call again.',
    }),
  );
}
