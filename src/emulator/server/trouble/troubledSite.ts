import { withoutNesting } from '../../scenarios/nestedFrames';
import { withLateRemoting } from '../../scenarios/remotingPlace';
import { withFreshScripts } from '../../scenarios/resourceType';
import type { ScenarioBoard } from '../../scenarios/scenarioBoard';
import { withoutSockets } from '../../scenarios/socketPolicy';
import type { Answer } from '../answer';
import type { Asked, Site } from '../asked';
import { bundle } from '../bundles';
import { libraryVersion } from '../libraryScript';
import { troubledRemoting } from './remotingTrouble';
import type { RemotingTroubleParts } from './remotingTrouble';

export interface SiteTroubleParts extends RemotingTroubleParts {
  /** `src/emulator` */
  readonly emulatorFolder: string;
}

/** The Visualforce host as the scenarios want it: its cookies, its remoting, and what stands before the library. */
export function troubledSite(site: Site, parts: SiteTroubleParts): Site {
  const library = withConditions(site, parts);
  return async (asked) => {
    const { board } = parts;
    const isBlocked = board.value('storage') === 'allBlocked';
    const seen = isBlocked ? { ...asked, cookies: {} } : asked;
    if (asked.method === 'POST' && asked.url.pathname === '/apexremote') return troubledRemoting(seen, site, parts);
    return asPage(withPolicy(withCookie(await library(seen), isBlocked, asked), board), asked, board);
  };
}

/** The library with the adapter's conditions before it, on whichever host an adapter loads it. */
export function withConditions(
  site: Site,
  { board, emulatorFolder }: Pick<SiteTroubleParts, 'board' | 'emulatorFolder'>,
): Site {
  return async (asked) => {
    const answer = await site(asked);
    const names = ['microphone', 'storage', 'clock'];
    if (!libraryVersion(asked.url.pathname) || names.every((name) => !(name in board.changed))) return answer;
    const { js } = await bundle(emulatorFolder, 'conditions');
    const values = JSON.stringify(Object.fromEntries(names.map((name) => [name, board.value(name)])));
    return { ...answer, body: js.replaceAll('EMULATOR_CONDITIONS', () => values) + answer.body.toString() };
  };
}

/** A frame of another site gets its session only with a cookie that says so, in a jar of its own where those of others are blocked. */
function withCookie(answer: Answer, isBlocked: boolean, { host }: Asked): Answer {
  const { 'Set-Cookie': cookie, ...headers } = answer.headers;
  if (cookie === undefined) return answer;
  if (isBlocked) return { ...answer, headers };
  if (host === 'visualforce') return answer;
  return {
    ...answer,
    headers: { ...headers, 'Set-Cookie': cookie.replace('SameSite=Strict', 'SameSite=None; Secure; Partitioned') },
  };
}

function withPolicy(answer: Answer, board: ScenarioBoard): Answer {
  const { 'Content-Security-Policy': policy, ...headers } = answer.headers;
  if (policy === undefined) return answer;
  const nested = board.value('nestedFrames') === 'refused' ? withoutNesting(policy) : policy;
  const changed = board.value('socketPolicy') === 'blocked' ? withoutSockets(nested) : nested;
  return { ...answer, headers: { ...headers, 'Content-Security-Policy': changed } };
}

/** What the platform may write or serve otherwise: texts of pages, and the type of scripts. */
function asPage(answer: Answer, { url }: Asked, board: ScenarioBoard): Answer {
  if (answer.status !== 200) return answer;
  if (url.pathname.startsWith('/resource/') && url.pathname.endsWith('.js')) return withType(answer, board);
  if (!url.pathname.startsWith('/apex/')) return answer;
  const page = answer.body.toString();
  // Only JSENCODE writes a slash like this into a page.
  const encoded = board.value('jsEncode') === 'slashPlain' ? page.replaceAll('\\/', '/') : page;
  const placed = board.value('remotingPlace') === 'last' ? withLateRemoting(encoded) : encoded;
  return { ...answer, body: board.value('resourceType') === 'binary' ? withFreshScripts(placed) : placed };
}

function withType(answer: Answer, board: ScenarioBoard): Answer {
  if (board.value('resourceType') === 'javascript') return answer;
  return { ...answer, headers: { ...answer.headers, 'Content-Type': 'application/octet-stream' } };
}
