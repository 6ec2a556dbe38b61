import { valueOf } from '../callCenterFile/definition';
import { asProblem } from '../../base/appError';
import { headerOf, optionsRequest, shown } from '../line/sipMessage';
import { SipSocket } from '../line/sipSocket';
import { socketsOf } from '../line/servers';
import type { Check, CheckResult } from './check';
import { NO_DEFINITION, pass, skip } from './check';
import type { OrgPicture } from './orgPicture';

export const PATIENCE_MS = 10_000;

/** Any answer will do: a phone system that refuses strangers with 401 or 403 is there and speaks SIP. */
export const sipAnswers: Check = {
  name: 'sipAnswers',
  asks: 'Does the phone system answer (SIP OPTIONS over its WebSocket)?',
  look: async (org) => {
    const inOrg = await org.definition();
    if (!inOrg) return skip(NO_DEFINITION);
    if (valueOf(inOrg.definition, 'provider') === 'simulator')
      return skip('The line is the simulator: nothing to reach');
    const sockets = socketsOf(inOrg.definition).filter(({ item }) => /sip|pbx|registrar/i.test(item));
    if (sockets.length === 0) return skip('The settings name no SIP server (wss://…)');
    const results = await Promise.all(sockets.map(({ url }) => ask(org, url)));
    return results.find(({ status }) => status === 'fail') ?? pass(results.map(({ evidence }) => evidence).join('; '));
  },
};

const FIX =
  'Start the phone system, open its WebSocket port in the firewall, and correct the address in Setup → Call Centers.';

async function ask({ options }: OrgPicture, url: string): Promise<CheckResult> {
  const patienceMs = options.patienceMs ?? PATIENCE_MS;
  let socket: SipSocket;
  try {
    // Whether the certificate is good is another check's question.
    socket = await SipSocket.open(url, { patienceMs, mustTrust: false });
  } catch (error) {
    return { status: 'fail', evidence: `${asProblem(error).message} (from here)`, fix: FIX };
  }
  const { text, callId } = optionsRequest(new URL(url).hostname, true);
  socket.send(text);
  const answer = await socket.next(
    (message) => message.status >= 200 && headerOf(message, 'call-id') === callId,
    patienceMs,
  );
  socket.close();
  if (!answer) return { status: 'fail', evidence: `${url} opens, but does not answer OPTIONS`, fix: FIX };
  const server = shown(headerOf(answer, 'server') || headerOf(answer, 'user-agent'));
  const evidence = `${url} answers ${answer.status} ${answer.reason}${server ? ` (${server})` : ''}`;
  return answer.status >= 500 ? { status: 'fail', evidence, fix: FIX } : pass(evidence);
}
