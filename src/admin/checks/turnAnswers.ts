import { asProblem } from '../../base/appError';
import type { MediaServer } from '../line/servers';
import { mediaServersOf } from '../line/servers';
import { askMediaServer } from '../line/stun';
import type { Check, CheckResult } from './check';
import { NO_DEFINITION, pass, skip } from './check';
import type { OrgPicture } from './orgPicture';
import { PATIENCE_MS } from './sipAnswers';

export const turnAnswers: Check = {
  name: 'turnAnswers',
  asks: 'Do the STUN and TURN servers answer from here?',
  look: async (org) => {
    const inOrg = await org.definition();
    if (!inOrg) return skip(NO_DEFINITION);
    const servers = mediaServersOf(inOrg.definition);
    if (servers.length === 0) return skip('The settings name no STUN or TURN server');
    const results = await Promise.all(servers.map((server) => judge(org, server)));
    const bad = results.filter(({ status }) => status !== 'pass');
    if (bad.length === 0) return pass(results.map(({ evidence }) => evidence).join('; '));
    const evidence = bad.map((result) => result.evidence).join('; ');
    const status = bad.some((result) => result.status === 'fail') ? 'fail' : 'warn';
    return { status, evidence, fix: bad[0]?.fix ?? '' };
  },
};

async function judge({ options }: OrgPicture, server: MediaServer): Promise<CheckResult> {
  try {
    const { isSuccess, errorCode, realm } = await askMediaServer(server, options.patienceMs ?? PATIENCE_MS);
    if (server.kind === 'stun' && isSuccess) return pass(`${server.text} answers`);
    if (errorCode === 401) return pass(`${server.text} answers and asks for credentials${realm ? ` (${realm})` : ''}`);
    if (isSuccess) {
      return {
        status: 'warn',
        evidence: `${server.text} relays for anybody, without credentials`,
        fix: 'Demand credentials on the TURN server: strangers can send their traffic through it.',
      };
    }
    return {
      status: 'fail',
      evidence: `${server.text} refuses with ${errorCode}`,
      fix: 'Ask whoever runs it; its log says why.',
    };
  } catch (error) {
    const { message, hint } = asProblem(error);
    return {
      status: 'fail',
      evidence: message,
      fix: `${hint} Without it, calls from behind some networks have no sound.`,
    };
  }
}
