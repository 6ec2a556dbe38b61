import type { Clock } from '../../base/clock';
import { Branch } from './branch';
import type { Connection } from './connection';
import type { Target } from './routing';
import { answerTo } from './sipAnswer';
import type { SipRequest, SipResponse } from './sipMessage';
import { textOf, withoutFirst } from './sipText';

/** What a request that is under way needs from the exchange around it. */
export interface ForkingWorld {
  readonly targets: readonly Target[];
  readonly domain: string;
  readonly clock: Clock;
  /** How long a phone may ring. */
  readonly ringTimeoutMs: number;
  /** Called once, when nothing can come any more. */
  readonly onOver: (forking: Forking) => void;
}

/** How long an answer to anything but INVITE may take, and how long retransmissions are still recognised (64 × T1). */
const TRANSACTION_MS = 32_000;
/** A phone that does not even answer CANCEL is taken for dead after this; RFC 3261 would allow 32 s. */
const CANCEL_ANSWER_MS = 4_000;
const ANSWERED_ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

/**
 * One request, sent to every phone of whom it is for, and the one final answer that goes back (RFC 3261 section 16.7):
 * the first 2xx, or – when all have failed – the best failure.
 */
export class Forking {
  readonly branches: readonly Branch[];
  private isAnswered = false;
  /** Status that stands for "cancelled by the caller" (487) or "nobody answered" (408), once that has happened. */
  private givenUpWith = 0;
  private lastSent = '';
  private stopTimer: () => void = () => undefined;

  constructor(
    readonly request: SipRequest,
    readonly origin: Connection,
    private readonly world: ForkingWorld,
  ) {
    this.branches = world.targets.map((target) => new Branch(request, target, world.domain));
  }

  start(): void {
    const isInvite = this.request.method === 'INVITE';
    if (isInvite) this.reply(answerTo(this.request, { status: 100 }));
    this.setTimer(isInvite ? this.world.ringTimeoutMs : TRANSACTION_MS, () => this.giveUp(408, ''));
    this.branches.forEach((branch) => branch.send());
  }

  /** The same request once more: the sender has not got our last answer. */
  repeat(): void {
    if (this.lastSent) this.origin.send(this.lastSent);
  }

  receive(branch: Branch, response: SipResponse): void {
    const wasDone = branch.state === 'done';
    branch.note(response);
    const { status } = response;
    // Every 2xx of an INVITE goes back, repeated ones too: only the caller can acknowledge it.
    if (isSuccess(status) && (this.request.method === 'INVITE' || !this.isAnswered)) return this.passSuccess(response);
    if (wasDone || this.isAnswered) return;
    if (status > 100 && status < 200) return this.reply(passedOn(response));
    if (status >= 600) this.refuseEverywhere(status);
    if (status >= 300) this.finishWhenAllAreDone();
  }

  /** The caller gives up. `reason` is the caller's own Reason header, or empty. */
  cancel(reason: string): void {
    if (!this.isAnswered) this.giveUp(487, reason);
  }

  /** A socket is gone: that phone cannot answer any more, or the caller cannot hear an answer. */
  lose(connection: Connection): void {
    if (this.isAnswered) return;
    if (connection === this.origin) return this.giveUp(487, '');
    const lost = this.branches.filter((branch) => branch.target.connection === connection);
    lost.forEach((branch) => branch.giveUp(480));
    if (lost.length > 0) this.finishWhenAllAreDone();
  }

  /** Forgets everything without a word. */
  drop(): void {
    this.stopTimer();
  }

  private passSuccess(response: SipResponse): void {
    this.reply(passedOn(response));
    if (this.isAnswered) return;
    this.cancelAll(ANSWERED_ELSEWHERE);
    this.over();
  }

  private giveUp(status: 408 | 487, reason: string): void {
    this.givenUpWith = status;
    this.cancelAll(reason);
    const isWaiting = this.request.method === 'INVITE' && this.branches.some((branch) => branch.state !== 'done');
    if (isWaiting) this.setTimer(CANCEL_ANSWER_MS, () => this.finish());
    else this.finish();
  }

  private refuseEverywhere(status: number): void {
    this.cancelAll(`SIP;cause=${status};text="Declined elsewhere"`);
    this.setTimer(CANCEL_ANSWER_MS, () => this.finish());
  }

  private cancelAll(reason: string): void {
    if (this.request.method === 'INVITE') this.branches.forEach((branch) => branch.cancel(reason));
  }

  private finishWhenAllAreDone(): void {
    if (this.branches.every((branch) => branch.state === 'done')) this.finish();
  }

  private finish(): void {
    if (this.isAnswered) return;
    this.branches.forEach((branch) => branch.giveUp(408));
    const [best] = [...this.branches].sort((a, b) => rank(a.status) - rank(b.status));
    const own = answerTo(this.request, { status: this.givenUpWith || (best?.status ?? 480) });
    this.reply(best?.response && !this.givenUpWith ? passedOn(best.response) : own);
    this.over();
  }

  /** Answered for good. Kept a while, so that repeated answers and acknowledgements are known for what they are. */
  private over(): void {
    this.isAnswered = true;
    this.setTimer(TRANSACTION_MS, () => this.world.onOver(this));
  }

  private reply(text: string): void {
    this.lastSent = text;
    this.origin.send(text);
  }

  private setTimer(ms: number, action: () => void): void {
    this.stopTimer();
    this.stopTimer = this.world.clock.after(ms, action);
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function passedOn(response: SipResponse): string {
  return textOf(withoutFirst(response, 'via'));
}

/** Lower is better: "no, and nobody else" (6xx), then what the caller can mend, then what says most. */
function rank(status: number): number {
  if (status >= 600) return 1;
  if ([401, 407, 415, 420, 484].includes(status)) return 2;
  if (status === 486) return 3;
  if (status === 408 || status === 480 || status === 487) return status + 1_000;
  return status;
}
