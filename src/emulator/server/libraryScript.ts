import type { Log } from '../../base/log';
import { script, text } from './answer';
import type { Answer } from './answer';
import { bundle } from './bundles';

const PATH = /^\/support\/api\/(\d\d)\.0\/lightning\/opencti(?:_min)?\.js$/;
/** Other scripts of Salesforce's at such places: another version, the library of Classic, the console's toolkit. */
const NEIGHBOURS = /^\/support\/(?:api|console)\/.*\.js$/;
const [FIRST_VERSION, LAST_VERSION] = [40, 67];
/** For whoever asks which one to include. */
export const LIBRARY_PATH = '/support/api/65.0/lightning/opencti_min.js';

/**
 * What either host answers to a path of a Salesforce script; null for all other paths. A script that is not here is told in the terminal
 * too: a browser shows no more than a 404.
 */
export function libraryAnswer(emulatorFolder: string, pathname: string, log: Log): Promise<Answer> | Answer | null {
  const version = libraryVersion(pathname);
  if (version) return libraryScript(emulatorFolder, version);
  if (!NEIGHBOURS.test(pathname)) return null;
  const missing = missingText(pathname);
  log.error('library', missing);
  return text(`${missing}\n`, 404);
}

/** Which version of the Open CTI library a path asks for; 0 for none that there is. */
export function libraryVersion(pathname: string): number {
  const version = askedVersion(pathname);
  return version >= FIRST_VERSION && version <= LAST_VERSION ? version : 0;
}

function askedVersion(pathname: string): number {
  return Number(PATH.exec(pathname)?.[1] ?? 0);
}

function missingText(pathname: string): string {
  const version = askedVersion(pathname);
  const remedy = `Include ${LIBRARY_PATH}; any version from ${FIRST_VERSION}.0 to ${LAST_VERSION}.0 is there, as opencti_min.js and opencti.js.`;
  if (version) return `There is no Open CTI library of version ${version}.0 here. ${remedy}`;
  return `${pathname} is not emulated: only the Lightning library of Open CTI is. ${remedy}`;
}

/**
 * The library's version lives in its address only; here it is written into the text. Adapters on any origin include it, so it is the one
 * answer that other sites may load: it is the same for everybody and tells nothing.
 */
async function libraryScript(emulatorFolder: string, version: number): Promise<Answer> {
  const { js } = await bundle(emulatorFolder, 'library');
  const answer = script(js.replaceAll('OPEN_CTI_API_VERSION', String(version)));
  return { ...answer, headers: { ...answer.headers, 'Cross-Origin-Resource-Policy': 'cross-origin' } };
}
