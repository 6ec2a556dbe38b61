import { randomBytes } from 'node:crypto';
import type { Target } from './routing';
import { header } from './sipAnswer';
import type { SipRequest, SipResponse } from './sipMessage';
import { headerOf, textOf, withFirst, withHeader, withoutFirst, withoutLines } from './sipText';
import type { SipText } from './sipText';

/** Requests that begin a dialog, whose later requests must come through the exchange again. */
const DIALOG_FORMING = ['INVITE', 'SUBSCRIBE', 'REFER', 'NOTIFY'];

/**
 * One copy of a request on its way to one phone.
 *
 *   calling ──1xx──► proceeding ──final──► done        A wish to cancel waits in "calling" until the phone
 *      └──────────────── final ─────────────►          has said anything (RFC 3261 section 9.1).
 */
export class Branch {
  readonly id = newBranchId();
  state: 'calling' | 'proceeding' | 'done' = 'calling';
  /** Final status; 0 before. */
  status = 0;
  /** The phone's final answer; null when the exchange had to make one up. */
  response: SipResponse | null = null;
  private readonly sent: SipText;
  private cancelReason: string | null = null;
  private isCancelSent = false;

  constructor(
    request: SipRequest,
    readonly target: Target,
    domain: string,
  ) {
    this.sent = forwardable(request, { uri: target.uri, branchId: this.id, domain });
  }

  send(): void {
    this.target.connection.send(textOf(this.sent));
  }

  /** Notes an answer that came for this copy. A failure of an INVITE is acknowledged hop by hop. */
  note(response: SipResponse): void {
    if (response.status >= 300 && response.method === 'INVITE') this.acknowledge(response);
    if (this.state === 'done') return;
    if (response.status >= 200) {
      this.state = 'done';
      this.status = response.status;
      this.response = response;
      return;
    }
    this.state = 'proceeding';
    if (this.cancelReason !== null) this.sendCancel();
  }

  /** The phone can't answer any more. */
  giveUp(status: number): void {
    if (this.state === 'done') return;
    this.state = 'done';
    this.status = status;
  }

  /** @param reason  value of the Reason header (RFC 3326), or empty */
  cancel(reason: string): void {
    if (this.state === 'done' || this.cancelReason !== null) return;
    this.cancelReason = reason;
    if (this.state === 'proceeding') this.sendCancel();
  }

  private sendCancel(): void {
    if (this.isCancelSent) return;
    this.isCancelSent = true;
    const reason = this.cancelReason ? [header('reason', this.cancelReason)] : [];
    this.target.connection.send(textOf(this.hopByHop('CANCEL', headerOf(this.sent, 'to') ?? '', reason)));
  }

  private acknowledge(response: SipResponse): void {
    this.target.connection.send(textOf(this.hopByHop('ACK', headerOf(response, 'to') ?? '', [])));
  }

  /** CANCEL and the ACK of a failure repeat the first line, Via, From, Call-ID and number of what they belong to. */
  private hopByHop(method: 'ACK' | 'CANCEL', to: string, more: SipText['headers']): SipText {
    const line = (name: string) => header(name, headerOf(this.sent, name) ?? '');
    const number = (headerOf(this.sent, 'cseq') ?? '').split(/\s+/)[0];
    const rest = [header('to', to), header('cseq', `${number} ${method}`), header('max-forwards', '70'), ...more];
    const startLine = `${method} ${this.target.uri} SIP/2.0`;
    return { startLine, headers: [line('via'), line('from'), line('call-id'), ...rest], body: '' };
  }
}

export function newBranchId(): string {
  return `z9hG4bK${randomBytes(9).toString('hex')}`;
}

/** A request as the exchange hands it on (RFC 3261 section 16.6): new first line, Via on top, one hop less to go. */
export function forwardable(
  request: SipRequest,
  hop: { readonly uri: string; readonly branchId: string; readonly domain: string },
): SipText {
  const isOurRoute = (value: string | undefined) => value !== undefined && hostOf(value) === hop.domain;
  const unrouted = isOurRoute(headerOf(request, 'route')) ? withoutFirst(request, 'route') : request;
  const unsigned = withoutLines(unrouted, (line) => line.name === 'proxy-authorization');
  const counted = withHeader(unsigned, 'max-forwards', String(request.maxForwards - 1));
  const recorded = DIALOG_FORMING.includes(request.method)
    ? withFirst(counted, 'record-route', `<sip:${hop.domain};transport=ws;lr>`)
    : counted;
  const signed = withFirst(recorded, 'via', `SIP/2.0/WS ${hop.domain};branch=${hop.branchId}`);
  return { startLine: `${request.method} ${hop.uri} SIP/2.0`, headers: signed.headers, body: signed.body };
}

function hostOf(route: string): string {
  const [, host] = /<sips?:(?:[^@>]*@)?([^;:>?]+)/i.exec(route) ?? [];
  return (host ?? '').toLowerCase();
}
