import { SessionState } from 'sip.js';
import type { Info, Session } from 'sip.js';
import { AppError } from '../../base/appError';
import type { Clock } from '../../base/clock';
import { CallMedia } from './callMedia';
import type { SimulatedCall } from './callerPort';
import { withinMs } from './withinMs';
import { echoOf, promptOf, toneOf } from './voice';

export type Speech = { readonly prompt: string } | { readonly toneHz: number } | 'echo';

/** What one simulated call is, before anything has happened. */
export interface PersonCallOptions {
  readonly callId: string;
  readonly number: string;
  readonly displayName: string;
  readonly direction: SimulatedCall['direction'];
  readonly speaks: Speech;
  readonly hangsUpAfterSeconds: number;
  readonly clock: Clock;
  readonly onChange: () => void;
  /** Ends the call on the wire, in any phase. */
  readonly leave: () => Promise<unknown>;
}

const REACH_TIMEOUT_MS = 10_000;
const LEAVE_TIMEOUT_MS = 3_000;

/** One call of a simulated person. It follows its SIP session: ringing → talking → ended, never back. */
export class PersonCall implements SimulatedCall {
  state: SimulatedCall['state'] = 'ringing';
  endStatus = 0;
  talkingAt: number | null = null;
  endedAt: number | null = null;
  readonly startedAt: number;
  private readonly watchers = new Set<() => void>();
  private readonly timers: (() => void)[] = [];
  private session: Session | null = null;

  constructor(private readonly options: PersonCallOptions) {
    this.startedAt = options.clock.now();
  }

  get callId() {
    return this.options.callId;
  }

  get number() {
    return this.options.number;
  }

  get displayName() {
    return this.options.displayName;
  }

  get direction() {
    return this.options.direction;
  }

  get digitsHeard() {
    return this.media?.ear.digits ?? '';
  }

  follow(session: Session): void {
    this.session = session;
    session.delegate = { ...session.delegate, onInfo: (info) => this.hearKey(info) };
    session.stateChange.addListener((state) => {
      if (state === SessionState.Established) this.begin();
      // A refusal tells its status right after this; only an end without one is given ours.
      if (state === SessionState.Terminated) queueMicrotask(() => this.end(this.talkingAt === null ? 487 : 200));
    });
  }

  /** Does something after a while, unless the call has ended. */
  later(seconds: number, action: () => void): void {
    if (seconds > 0 && this.state !== 'ended') this.timers.push(this.options.clock.after(seconds * 1000, action));
  }

  /** Notes the end. The first status counts: what comes after it is the echo of our own doing. */
  end(status: number): void {
    if (this.state === 'ended') return;
    this.state = 'ended';
    this.endStatus = status;
    this.endedAt = this.options.clock.now();
    this.timers.forEach((cancel) => cancel());
    this.tell();
  }

  async hangUp(): Promise<void> {
    if (this.state === 'ended') return;
    await withinMs(
      LEAVE_TIMEOUT_MS,
      this.options.leave().then(() => this.reaches('ended')),
    );
    // An agent who is gone acknowledges nothing; for us the call is over all the same.
    this.end(408);
  }

  reaches(wanted: 'talking' | 'ended'): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        this.watchers.delete(look);
        settle();
      };
      const look = () => {
        if (this.state === wanted) finish(resolve);
        else if (this.state === 'ended') finish(() => reject(missed(wanted, `it ended with ${this.endStatus}`)));
      };
      const timer = setTimeout(
        () => finish(() => reject(missed(wanted, `it is still ${this.state} after 10 s`))),
        REACH_TIMEOUT_MS,
      );
      this.watchers.add(look);
      look();
    });
  }

  async hears(toneHz: number, durationMs = 500) {
    return (await this.media?.ear.hears(toneHz, durationMs)) ?? { share: 0, peakHz: 0, level: 0 };
  }

  private get media(): CallMedia | null {
    const handler = this.session?.sessionDescriptionHandler;
    return handler instanceof CallMedia ? handler : null;
  }

  private begin(): void {
    if (this.state !== 'ringing') return;
    this.state = 'talking';
    this.talkingAt = this.options.clock.now();
    const { speaks } = this.options;
    const media = this.media;
    if (media) media.ear.onDigit = () => this.options.onChange();
    if (media)
      media.speak(
        speaks === 'echo' ? echoOf(media.ear) : 'toneHz' in speaks ? toneOf(speaks.toneHz) : promptOf(speaks.prompt),
      );
    this.later(this.options.hangsUpAfterSeconds, () => void this.hangUp());
    this.tell();
  }

  /** Keys that come by INFO instead of RFC 4733. */
  private hearKey(info: Info): void {
    const [, digit] = /^Signal\s*=\s*([0-9A-D*#])\s*$/m.exec(info.request.body) ?? [];
    if (digit) this.media?.ear.addDigit(digit);
    void info.accept();
  }

  private tell(): void {
    [...this.watchers].forEach((look) => look());
    this.options.onChange();
  }
}

function missed(wanted: string, why: string): AppError {
  return new AppError('call-state-missed', `The call was to reach "${wanted}", but ${why}`, {
    hint: 'Look at the SIP trace for what the phone answered.',
  });
}
