import { script } from './answer';
import type { Answer } from './answer';
import { bundle } from './bundles';

const PATH = /^\/support\/api\/(\d\d)\.0\/lightning\/opencti(?:_min)?\.js$/;
const [FIRST_VERSION, LAST_VERSION] = [40, 67];
/** For whoever asks which one to include. */
export const LIBRARY_PATH = '/support/api/65.0/lightning/opencti_min.js';

/** Which version of the Open CTI library a path asks for; 0 for none that there is. */
export function libraryVersion(pathname: string): number {
  const version = Number(PATH.exec(pathname)?.[1] ?? 0);
  return version >= FIRST_VERSION && version <= LAST_VERSION ? version : 0;
}

/**
 * The library's version lives in its address only; here it is written into the text. Adapters on any origin include it, so it is the one
 * answer that other sites may load: it is the same for everybody and tells nothing.
 */
export async function libraryScript(emulatorFolder: string, version: number): Promise<Answer> {
  const { js } = await bundle(emulatorFolder, 'library');
  const answer = script(js.replaceAll('OPEN_CTI_API_VERSION', String(version)));
  return { ...answer, headers: { ...answer.headers, 'Cross-Origin-Resource-Policy': 'cross-origin' } };
}
