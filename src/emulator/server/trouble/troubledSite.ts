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
    const answer = withCookie(await library(seen), isBlocked, asked);
    return board.value('jsEncode') === 'slashPlain' ? withPlainSlashes(answer, asked) : answer;
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

/** Only JSENCODE writes a slash like this into a page. */
function withPlainSlashes(answer: Answer, { url }: Asked): Answer {
  if (!url.pathname.startsWith('/apex/') || answer.status !== 200) return answer;
  return { ...answer, body: answer.body.toString().replaceAll('\\/', '/') };
}
