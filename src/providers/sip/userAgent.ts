import { UserAgent } from 'sip.js';
import type { Invitation, Session, SessionDescriptionHandler, Transport } from 'sip.js';
import { AppError } from '../../base/appError';
import { BRAND } from '../../base/brand';
import type { LineCredential } from '../../hosts/orgContract';

export interface UserAgentParts {
  readonly credential: LineCredential;
  /** UUID, with or without `urn:uuid:`. */
  readonly instanceId: string;
  readonly transport: Transport;
  onInvite(invitation: Invitation): void;
  /** The socket is gone. */
  onDisconnect(): void;
  /** The sound of a call that is set up. */
  mediaOf(session: Session): SessionDescriptionHandler;
  /** SIP.js could not read a message and dropped it. */
  onUnreadable(): void;
}

/** Longer than any phone system lets a phone ring; the server decides. */
const NO_ANSWER_S = 300;

/**
 * SIP.js's user agent as we use it: our transport, our media, nothing by itself. It lives as long as the line is started, so
 * that calls outlive a socket.
 *
 * @throws AppError `bad-sip-address`
 */
export function makeUserAgent(parts: UserAgentParts): UserAgent {
  const { credential, transport } = parts;
  const uri = UserAgent.makeURI(credential.addressOfRecord);
  if (!uri?.user) {
    throw new AppError('bad-sip-address', `"${credential.addressOfRecord}" is not a SIP address with a user`, {
      hint: 'Tell your admin: the SIP user and domain of this agent are set wrong.',
    });
  }
  const agent = new UserAgent({
    uri,
    instanceId: parts.instanceId.replace(/^urn:uuid:/i, ''),
    // SIP.js makes the transport itself; a constructor may return another object.
    transportConstructor: function () {
      return transport;
    } as unknown as new () => Transport,
    sessionDescriptionHandlerFactory: (session) => parts.mediaOf(session),
    delegate: { onInvite: (invitation) => parts.onInvite(invitation), onDisconnect: () => parts.onDisconnect() },
    // 180 is sent by us, in the same breath as the offer to the phone.
    sendInitialProvisionalResponse: false,
    noAnswerTimeout: NO_ANSWER_S,
    gracefulShutdown: false,
    userAgentString: BRAND.product,
    logBuiltinEnabled: false,
    logConfiguration: false,
    logLevel: 'warn',
    logConnector: (_level, category) => {
      if (category === 'sip.Parser') parts.onUnreadable();
    },
  });
  useCredential(agent, credential);
  return agent;
}

/** From now on challenges are answered with these. The digest user differs from the address of record. */
export function useCredential(agent: UserAgent, credential: LineCredential): void {
  const configuration = agent.configuration as { authorizationUsername: string; authorizationPassword: string };
  configuration.authorizationUsername = credential.authUser;
  configuration.authorizationPassword = credential.password;
}
