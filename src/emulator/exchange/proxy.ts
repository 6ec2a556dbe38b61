import { forwardable, newBranchId } from './branch';
import type { Branch } from './branch';
import type { Connection } from './connection';
import { Forking } from './forking';
import type { ForkingWorld } from './forking';
import type { Target } from './routing';
import { answerTo } from './sipAnswer';
import { readContact } from './sipMessage';
import type { SipRequest, SipResponse } from './sipMessage';
import { headerOf, textOf } from './sipText';

/** Requests under way at one time; above it the answer is 503. */
const MAX_FORKINGS = 5_000;
/** Refusals whose acknowledgement may still come. */
const MAX_REFUSED = 1_000;

/** Hands requests on to phones and their answers back. Knows what is under way, and nothing of who may do what. */
export class Proxy {
  private readonly byOrigin = new Map<string, Forking>();
  private readonly refused = new Set<string>();
  private readonly byBranch = new Map<string, { readonly forking: Forking; readonly branch: Branch }>();

  constructor(private readonly world: Omit<ForkingWorld, 'onOver' | 'targets'>) {}

  /** True when this very request is under way already: then the last answer has been repeated. */
  isRepeated(request: SipRequest, origin: Connection): boolean {
    const known = this.byOrigin.get(keyOf(request, origin));
    known?.repeat();
    return known !== undefined;
  }

  forward(request: SipRequest, origin: Connection, targets: readonly Target[]): void {
    if (this.byOrigin.size >= MAX_FORKINGS) return origin.send(answerTo(request, { status: 503 }));
    origin.learn(readContact(headerOf(request, 'contact') ?? ''));
    const forking = new Forking(request, origin, { ...this.world, targets, onOver: (over) => this.forget(over) });
    this.byOrigin.set(keyOf(request, origin), forking);
    forking.branches.forEach((branch) => this.byBranch.set(branch.id, { forking, branch }));
    forking.start();
  }

  /** An ACK of a success goes its way like any request in a dialog, only that nothing comes back. */
  forwardAck(request: SipRequest, target: Target): void {
    const hop = { uri: target.uri, branchId: newBranchId(), domain: this.world.domain };
    target.connection.send(textOf(forwardable(request, hop)));
  }

  /** Cancels what `request` belongs to; false when there is nothing. */
  cancel(request: SipRequest, origin: Connection): boolean {
    const forking = this.byOrigin.get(keyOf(request, origin));
    forking?.cancel(headerOf(request, 'reason') ?? '');
    return forking !== undefined;
  }

  /** Remembers that the exchange itself has refused an INVITE. */
  noteRefusal(request: SipRequest, origin: Connection): void {
    if (request.method !== 'INVITE') return;
    this.refused.add(keyOf(request, origin));
    const [oldest] = this.refused;
    if (this.refused.size > MAX_REFUSED) this.refused.delete(oldest!);
  }

  /** Whether an ACK belongs to a failure that was sent to this socket: then it ends here. */
  isOwnAck(request: SipRequest, origin: Connection): boolean {
    const key = keyOf(request, origin);
    return this.refused.delete(key) || this.byOrigin.has(key);
  }

  /** False when nobody has asked for this answer. */
  receive(response: SipResponse, from: Connection): boolean {
    const known = this.byBranch.get(response.branch);
    if (!known || known.branch.target.connection !== from) return false;
    from.learn(readContact(headerOf(response, 'contact') ?? ''));
    // Answers to our own CANCEL carry the branch of the INVITE.
    if (response.method === known.forking.request.method) known.forking.receive(known.branch, response);
    return true;
  }

  dropConnection(connection: Connection): void {
    [...this.byOrigin.values()].forEach((forking) => forking.lose(connection));
  }

  clear(): void {
    this.byOrigin.forEach((forking) => forking.drop());
    this.byOrigin.clear();
    this.byBranch.clear();
    this.refused.clear();
  }

  private forget(forking: Forking): void {
    this.byOrigin.delete(keyOf(forking.request, forking.origin));
    forking.branches.forEach((branch) => this.byBranch.delete(branch.id));
  }
}

/** CANCEL and the ACK of a failure carry the branch of their INVITE (RFC 3261 section 17.2.3). */
function keyOf(request: SipRequest, origin: Connection): string {
  const method = request.method === 'ACK' || request.method === 'CANCEL' ? 'INVITE' : request.method;
  return `${origin.id} ${method} ${request.branch}`;
}
