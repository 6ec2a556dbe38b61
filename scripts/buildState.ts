import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../src/base/appError';
import { SOFTPHONE_FOLDER } from './build';

const ENTRY = join(SOFTPHONE_FOLDER, 'softphone.js');
/** What the bundle is made from. The emulator is in `src` too, but never in the bundle. */
const SOURCES = ['src', 'force-app/main/default/lwc', 'config/bundler', 'package-lock.json', 'lwc.config.json'];
const NOT_IN_THE_BUNDLE = join('src', 'emulator');

/** Whether the static resource is missing or older than its newest source. */
export function isBuildStale(): boolean {
  return !existsSync(ENTRY) || SOURCES.some((source) => changedAt(source) > statSync(ENTRY).mtimeMs);
}

/** @throws AppError `not-built` when the static resource is missing */
export function assertBuilt(): void {
  if (existsSync(ENTRY)) return;
  throw new AppError('not-built', 'The phone has not been built: staticresources/softphone is missing', {
    hint: 'Run "npm run build", or start without --no-build.',
  });
}

/** The newest moment of a file, or of anything in a folder. */
function changedAt(path: string): number {
  if (path === NOT_IN_THE_BUNDLE) return 0;
  const state = statSync(path);
  if (!state.isDirectory()) return state.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}
