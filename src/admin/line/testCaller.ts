import { AppError } from '../../base/appError';
import { answerChallenge } from './digest';
import type { Credentials } from './digest';
import { silentOffer } from './silentOffer';
import { headerOf, newWord, shown, sipRequest } from './sipMessage';
import type { SipMessage } from './sipMessage';
import type { SipSocket } from './sipSocket';

/** The line of the phone system that rings the agent. */
export interface TestLine extends Credentials {
  /** `wss://pbx.acme.com` */
  readonly server: string;
  /** `test@pbx.acme.com`, without `sip:`. */
  readonly user: string;
}

export interface Calling {
  /** SIP address without `sip:`: `+493012345@pbx.acme.com`. */
  readonly to: string;
  /** How long the agent's phone may ring, from the first ring on, ms. */
  readonly ringMs: number;
  /** How long the call lives after the answer, if the agent does not hang up, ms. */
  readonly talkMs: number;
  readonly onRinging?: () => void;
  readonly onAnswered?: () => void;
}

export interface Called {
  readonly callId: string;
  readonly hasRung: boolean;
  readonly isAnswered: boolean;
  /** The last answer: `200 OK`, `487 Request Terminated` when nobody answered, `404 Not Found` … */
  readonly outcome: string;
}

/** How long the phone system may take for an answer that needs no person, ms (RFC 3261: 64 × T1). */
const PATIENCE_MS = 32_000;

/**
 * Calls, lets it ring, and ends the call: by BYE after the answer, by CANCEL when nobody answers. No sound goes either way.
 * @throws AppError `test-line-refused` when the credentials are not taken, `no-such-digest`, `sip-silent`
 */
export async function callAgent(socket: SipSocket, line: TestLine, calling: Calling): Promise<Called> {
  return new Call(socket, line, calling).run();
}

class Call {
  private readonly callId = newWord();
  private readonly own = `${newWord()}.invalid`;
  private readonly tag = newWord();
  private readonly offer = silentOffer();
  private readonly uri: string;
  private cseq = 1;
  private branch = `z9hG4bK${newWord()}`;
  private hasRung = false;
  /** Headers that prove who we are, once the phone system has asked. */
  private proof: readonly string[] = [];

  private readonly socket: SipSocket;
  private readonly line: TestLine;
  private readonly calling: Calling;

  constructor(socket: SipSocket, line: TestLine, calling: Calling) {
    this.socket = socket;
    this.line = line;
    this.calling = calling;
    this.uri = `sip:${calling.to}`;
  }

  async run(): Promise<Called> {
    let last = await this.invite();
    if (last?.status === 401 || last?.status === 407) {
      this.prove(last, 'INVITE', this.uri);
      last = await this.invite();
    }
    if (last === null) last = await this.cancel();
    if (last.status === 401 || last.status === 403 || last.status === 407) throw this.refused(last);
    if (last.status < 300) await this.talk(last);
    const { callId, hasRung } = this;
    return { callId, hasRung, isAnswered: last.status < 300, outcome: `${last.status} ${last.reason}` };
  }

  /** The final answer; null when it rang all the time. */
  private async invite(): Promise<SipMessage | null> {
    this.socket.send(this.request('INVITE', this.uri, { body: this.offer }));
    let giveUpAt = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.next((message) => message.status > 100, giveUpAt - performance.now());
      if (!answer) return null;
      if (answer.status >= 300) this.acknowledge(answer);
      if (answer.status >= 200) return answer;
      if (this.hasRung) continue;
      this.hasRung = true;
      giveUpAt = performance.now() + this.calling.ringMs;
      this.calling.onRinging?.();
    }
  }

  private async cancel(): Promise<SipMessage> {
    this.socket.send(this.request('CANCEL', this.uri));
    const answer = await this.next(isFinalOf('INVITE'), PATIENCE_MS);
    if (!answer) {
      throw new AppError('sip-silent', `${this.line.server} does not end the call to ${this.calling.to}`, {
        hint: 'It may ring on for a while; look at the phone system’s log.',
      });
    }
    // Somebody may answer in the very moment in which we give up.
    if (answer.status >= 300) this.acknowledge(answer);
    return answer;
  }

  private async talk(answer: SipMessage): Promise<void> {
    this.calling.onAnswered?.();
    const [, target = this.uri] = /<?(sips?:[^>;\s]+[^>\s]*)>?/.exec(headerOf(answer, 'contact')) ?? [];
    const to = headerOf(answer, 'to');
    const route = [...(answer.headers.get('record-route') ?? [])].reverse().map((value) => `Route: ${value}`);
    this.newBranch();
    this.socket.send(this.request('ACK', target, { to, lines: route }));
    const isBye = (message: SipMessage): boolean => message.method === 'BYE';
    const bye = await this.next(isBye, this.calling.talkMs);
    if (bye) return this.agree(bye);
    await this.hangUp(target, to, route);
  }

  private async hangUp(target: string, to: string, route: readonly string[]): Promise<void> {
    for (let tries = 1; tries <= 2; tries += 1) {
      this.cseq += 1;
      this.newBranch();
      this.socket.send(this.request('BYE', target, { to, lines: route }));
      const answer = await this.next(isFinalOf('BYE'), PATIENCE_MS);
      if (answer?.status !== 401 && answer?.status !== 407) return;
      this.prove(answer, 'BYE', target);
    }
  }

  /** 200 for what the other side asks within the call. */
  private agree(request: SipMessage): void {
    const kept = ['via', 'from', 'to', 'call-id', 'cseq'].flatMap((name) =>
      (request.headers.get(name) ?? []).map((value) => `${name}: ${value}`),
    );
    this.socket.send(['SIP/2.0 200 OK', ...kept, 'Content-Length: 0', '', ''].join('\r\n'));
  }

  /** ACK of a refusal belongs to its INVITE: same branch, same number (RFC 3261, section 17.1.1.3). */
  private acknowledge(answer: SipMessage): void {
    this.socket.send(this.request('ACK', this.uri, { to: headerOf(answer, 'to') }));
  }

  private prove(answer: SipMessage, method: string, uri: string): void {
    const [asked, header] =
      answer.status === 407 ? ['proxy-authenticate', 'Proxy-Authorization'] : ['www-authenticate', 'Authorization'];
    this.proof = [`${header}: ${answerChallenge(headerOf(answer, asked ?? ''), { method, uri }, this.line)}`];
    if (method === 'INVITE') {
      this.cseq += 1;
      this.newBranch();
    }
  }

  private newBranch(): void {
    this.branch = `z9hG4bK${newWord()}`;
  }

  private request(
    method: string,
    uri: string,
    { to = `<${this.uri}>`, lines = [], body = '' }: { to?: string; lines?: readonly string[]; body?: string } = {},
  ): string {
    const { line, own, branch, tag, callId, cseq } = this;
    const via = `SIP/2.0/${line.server.startsWith('wss:') ? 'WSS' : 'WS'} ${own};branch=${branch}`;
    const proof = method === 'INVITE' || method === 'BYE' ? this.proof : [];
    const head = [
      `Via: ${via}`,
      `From: <sip:${line.user}>;tag=${tag}`,
      `To: ${to}`,
      `Call-ID: ${callId}`,
      `CSeq: ${cseq} ${method}`,
      `Contact: <sip:${line.user.split('@')[0]}@${own};transport=ws;ob>`,
      ...(body ? ['Content-Type: application/sdp', 'Allow: INVITE, ACK, CANCEL, BYE, OPTIONS'] : []),
    ];
    return sipRequest(`${method} ${uri}`, [...head, ...lines, ...proof], body);
  }

  private next(isWanted: (message: SipMessage) => boolean, patienceMs: number): Promise<SipMessage | null> {
    return this.socket.next(
      (message) => headerOf(message, 'call-id') === this.callId && isWanted(message),
      Math.max(0, patienceMs),
    );
  }

  private refused(answer: SipMessage): AppError {
    const { server, user } = this.line;
    return new AppError('test-line-refused', `${server} refuses ${user}: ${answer.status} ${shown(answer.reason)}`, {
      hint: 'Check user, authUser and password of the test line, and that it may call the agent.',
    });
  }
}

function isFinalOf(method: string): (message: SipMessage) => boolean {
  return (message) => message.status >= 200 && headerOf(message, 'cseq').endsWith(method);
}
