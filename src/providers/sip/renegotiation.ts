import type { Core, Session } from 'sip.js';
import type { Clock } from '../../base/clock';

export interface RenegotiationOptions {
  readonly session: Session;
  readonly clock: Clock;
  readonly random: () => number;
  /** Whether we began the call: it decides who waits longer after two offers have met. */
  readonly isOurCall: boolean;
  /** Resolves when the call is over. */
  readonly over: Promise<void>;
}

export interface Renegotiated {
  readonly isAccepted: boolean;
  /** The other side does not know the call any more. */
  readonly isGone: boolean;
  readonly status: number;
}

type Outcome = Renegotiated & { readonly isEarly: boolean };

const OFFERS_MET = 491;
const CALL_UNKNOWN = 481;
const OVER: Renegotiated = { isAccepted: false, isGone: false, status: 0 };

/**
 * Changes a call that is up by re-INVITE, one at a time. Two offers that meet (491, or 500 with Retry-After) are tried once
 * more, after a moment that differs between the two sides (RFC 3261, 14.1 and 14.2).
 */
export class Renegotiation {
  private last: Promise<unknown> = Promise.resolve();
  private acknowledged: Promise<void> = Promise.resolve();
  private ackCame: () => void = () => undefined;

  constructor(private readonly options: RenegotiationOptions) {}

  /** We have accepted an INVITE: until its ACK is here, SIP.js would end the call over an offer of ours. */
  waitForAck(): void {
    this.acknowledged = new Promise((resolve) => {
      this.ackCame = resolve;
    });
  }

  ackArrived(): void {
    this.ackCame();
  }

  /** Sends the media's present wish. Resolves with what became of it, also when the call is over meanwhile. */
  run(): Promise<Renegotiated> {
    const next = this.last.then(() => this.acknowledged).then(() => this.askAgain());
    this.last = next.catch(() => undefined);
    return Promise.race([next, this.options.over.then(() => OVER)]);
  }

  private async askAgain(): Promise<Renegotiated> {
    const first = await this.ask();
    if (!first.isEarly) return first;
    await this.wait();
    return this.ask();
  }

  private ask(): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const onAnswer = ({ message }: Core.IncomingResponse): void => {
        const status = message.statusCode ?? 500;
        const isEarly = status === OFFERS_MET || (status === 500 && message.hasHeader('retry-after'));
        resolve({ status, isEarly, isAccepted: status < 300, isGone: status === CALL_UNKNOWN });
      };
      const requestDelegate = { onAccept: onAnswer, onReject: onAnswer, onRedirect: onAnswer };
      this.options.session.invite({ requestDelegate }).catch(reject);
    });
  }

  private wait(): Promise<void> {
    const { clock, isOurCall, random } = this.options;
    const ms = isOurCall ? 2_100 + 1_900 * random() : 2_000 * random();
    return new Promise((resolve) => clock.after(Math.floor(ms), resolve));
  }
}
