import { Grammar } from 'sip.js';
import type { Core, NameAddrHeader, UserAgent } from 'sip.js';
import type { Clock } from '../../base/clock';

type Response = Core.IncomingResponse;

/** What the phone system said to a REGISTER. */
export type RegisterResult =
  | { readonly kind: 'registered'; readonly expiresInMs: number }
  /** Wrong or expired credentials, or a user that may not. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  /** Not now; `retryAfterMs` is the server's wish, null when it has none. */
  | { readonly kind: 'busy'; readonly status: number; readonly reason: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'silent' };

const ANSWER_LIMIT_MS = 5_000;
const WANTED_EXPIRES_S = 300;
const LEAST_EXPIRES_S = 10;
const MOST_EXPIRES_S = 3_600;
/** A server may ask for patience, but not for a lost day. */
const LONGEST_RETRY_AFTER_S = 900;
const REFUSALS = [401, 403, 404, 407];

/** The REGISTER requests of one agent (RFC 3261, 10): one Call-ID, one instance id, so that each replaces the one before. */
export class Registration {
  private cseq = 0;
  private wantedExpiresS = WANTED_EXPIRES_S;

  constructor(
    private readonly agent: UserAgent,
    private readonly clock: Clock,
    private readonly callId: string,
  ) {}

  register(): Promise<RegisterResult> {
    return this.send(this.wantedExpiresS, ANSWER_LIMIT_MS);
  }

  /** Takes the registration back. */
  async unregister(limitMs: number): Promise<void> {
    await this.send(0, limitMs);
  }

  private send(expiresS: number, limitMs: number): Promise<RegisterResult> {
    const { agent } = this;
    const { uri } = agent.configuration;
    const registrar = uri.clone();
    registrar.user = undefined;
    const identity = { callId: this.callId, cseq: this.cseq + 1 };
    const headers = [`Contact: ${this.contact()};expires=${expiresS}`];
    const message = agent.userAgentCore.makeOutgoingRequestMessage('REGISTER', registrar, uri, uri, identity, headers);
    return new Promise((resolve) => {
      const cancelLimit = this.clock.after(limitMs, () => finish({ kind: 'silent' }));
      const finish = (result: RegisterResult): void => {
        cancelLimit();
        // An answer to a challenge has counted on.
        this.cseq = message.cseq;
        resolve(result);
      };
      agent.userAgentCore.register(message, {
        onAccept: (response) => finish(this.readAccepted(response)),
        onRedirect: (response) => finish(this.readRejected(response)),
        onReject: (response) => finish(this.readRejected(response)),
      });
    });
  }

  private contact(): string {
    const { agent } = this;
    const instance = `+sip.instance="<urn:uuid:${agent.instanceId}>"`;
    return `${agent.contact.toString({ register: true })};reg-id=1;${instance}`;
  }

  private readAccepted({ message }: Response): RegisterResult {
    const { contact } = this.agent;
    for (let index = 0; index < message.getHeaders('contact').length; index++) {
      const bound = message.parseHeader('contact', index) as NameAddrHeader | undefined;
      if (bound?.uri.user !== contact.uri.user) continue;
      const gruu = bound?.getParam('pub-gruu')?.replace(/"/g, '');
      if (gruu) contact.pubGruu = Grammar.URIParse(gruu);
      const granted = Number(bound?.getParam('expires') ?? message.getHeader('expires') ?? this.wantedExpiresS);
      const seconds = Math.min(MOST_EXPIRES_S, Math.max(LEAST_EXPIRES_S, granted || LEAST_EXPIRES_S));
      return { kind: 'registered', expiresInMs: seconds * 1_000 };
    }
    return { kind: 'busy', status: 200, reason: 'accepted without this phone in the list', retryAfterMs: null };
  }

  private readRejected({ message }: Response): RegisterResult {
    const status = message.statusCode ?? 500;
    const reason = message.reasonPhrase ?? '';
    if (REFUSALS.includes(status)) return { kind: 'refused', status, reason };
    if (status === 423) this.wantedExpiresS = secondsIn(message.getHeader('min-expires')) ?? this.wantedExpiresS;
    const wish = secondsIn(message.getHeader('retry-after'));
    const retryAfterMs = wish === null ? null : Math.min(wish, LONGEST_RETRY_AFTER_S) * 1_000;
    return { kind: 'busy', status, reason, retryAfterMs };
  }
}

/** `120`, `120 (I'm in a meeting);duration=60` → 120; null for anything else (RFC 3261, 20.33). */
function secondsIn(value: string | undefined): number | null {
  const digits = /^\s*(\d{1,9})\b/.exec(value ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
