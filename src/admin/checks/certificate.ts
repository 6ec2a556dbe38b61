import { isIP } from 'node:net';
import { connect, rootCertificates } from 'node:tls';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import { socketsOf } from '../line/servers';
import { shown } from '../line/sipMessage';
import type { Check, CheckResult } from './check';
import { NO_DEFINITION, pass, skip } from './check';
import type { OrgPicture } from './orgPicture';
import { PATIENCE_MS } from './sipAnswers';

const DAY_MS = 86_400_000;
/** Those who renew by themselves do it 30 days before the end; less means that nobody does. */
const FEW_DAYS = 21;

export const certificate: Check = {
  name: 'certificate',
  asks: 'Is the certificate of the phone system good (wss)?',
  look: async (org) => {
    const inOrg = await org.definition();
    if (!inOrg) return skip(NO_DEFINITION);
    const hosts = [...new Set(socketsOf(inOrg.definition).map(({ url }) => new URL(url).host))];
    if (hosts.length === 0) return skip('The settings name no host with wss://');
    const results = await Promise.all(hosts.map((host) => judge(org, host)));
    const worst = (['fail', 'warn', 'skip'] as const).flatMap((status) =>
      results.filter((result) => result.status === status),
    )[0];
    return worst ?? pass(results.map(({ evidence }) => evidence).join('; '));
  },
};

async function judge({ options }: OrgPicture, host: string): Promise<CheckResult> {
  let socket: TLSSocket;
  try {
    socket = await meet(host, options.ca, options.patienceMs ?? PATIENCE_MS);
  } catch (error) {
    return skip(`${host} shows none from here: ${(error as Error).message}`);
  }
  const peer = socket.getPeerCertificate();
  // The declared type knows errors alone; what comes is the code as text.
  const problem = socket.authorizationError as Error | string | null | undefined;
  socket.destroy();
  // The real clock, as for the handshake itself.
  const days = Math.floor((Date.parse(peer.valid_to) - Date.now()) / DAY_MS);
  const about = `${host}: ${namesIn(peer)}, ${days} days left`;
  if (problem) {
    const code = typeof problem === 'string' ? problem : problem.message;
    return { status: 'fail', evidence: `${about}; ${MEANINGS[code] ?? code}`, fix: fixFor(host) };
  }
  if (days < FEW_DAYS) return { status: days < 0 ? 'fail' : 'warn', evidence: about, fix: fixFor(host) };
  return pass(about);
}

const MEANINGS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired, and browsers refuse it',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-made: browsers refuse it',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not one that browsers know, unless agents’ computers were told',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server does not send the certificates between its own and the authority’s',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name, and browsers refuse it',
};

function fixFor(host: string): string {
  return `Give ${host} a certificate for this very name from an authority that browsers know, with its chain, and renew it by itself. An authority of your own: NODE_EXTRA_CA_CERTS=file for this check.`;
}

function namesIn({ subjectaltname = '', subject }: PeerCertificate): string {
  const names = subjectaltname.replace(/(DNS|IP Address):/g, '') || [subject?.CN ?? []].flat()[0];
  return shown(names || 'without a name');
}

function meet(host: string, ca: string | undefined, patienceMs: number): Promise<TLSSocket> {
  const { hostname, port } = new URL(`https://${host}`);
  const bare = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({
    host: bare,
    port: Number(port || 443),
    ...(isIP(bare) ? {} : { servername: bare }),
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
    ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
  });
  return new Promise((resolve, reject) => {
    socket.once('secureConnect', () => resolve(socket));
    socket.once('error', reject);
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('it does not answer')));
  });
}
