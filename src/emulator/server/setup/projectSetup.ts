import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ScreenFlow } from '../../org/orgApi';
import { Namespace } from '../namespace';
import { GENERAL, readCallCenter, valueOf, withValues } from './callCenter';
import type { CallCenter } from './callCenter';
import { readApps } from './consoleApp';
import { readScreenFlows } from './screenFlows';

/** What an admin has set up in the org: apps, call center and flows. */
export interface ProjectSetup {
  readonly apps: ReturnType<typeof readApps>;
  readonly flows: readonly ScreenFlow[];
  /** Null when the project has none. */
  readonly callCenter: CallCenter | null;
}

export interface SetupChoices {
  readonly projectRoot: string;
  /** `src/emulator` */
  readonly emulatorFolder: string;
  readonly pageName?: string;
  readonly callCenterFile?: string;
  readonly callCenterValues?: Readonly<Record<string, string>>;
  /** Of the package that the phone came in. */
  readonly namespace?: string;
}

/** Folder of a project's metadata. */
export function metadataFolderOf(projectRoot: string): string {
  return join(projectRoot, 'force-app/main/default');
}

/** @throws AppError `bad-xml`, `no-call-center`, `not-found` */
export function readProjectSetup(choices: SetupChoices): ProjectSetup {
  const metadataFolder = metadataFolderOf(choices.projectRoot);
  const file = choices.callCenterFile ?? firstCallCenter(join(metadataFolder, 'callCenters'));
  const shipped = file ? readCallCenter(file) : null;
  const callCenter = shipped && withValues(shipped, { ...adapterOf(shipped, choices), ...choices.callCenterValues });
  const flows = readScreenFlows(metadataFolder, choices.emulatorFolder, new Namespace(choices.namespace));
  return { apps: readApps(metadataFolder), flows, callCenter };
}

/** Another page than the file's, or the same as a package names it: `/apex/ns__Softphone`. */
function adapterOf(shipped: CallCenter, { pageName, namespace }: SetupChoices): Record<string, string> {
  const page = pageName ? `/apex/${pageName}` : valueOf(shipped, GENERAL, 'reqAdapterUrl');
  const named = namespace ? page.replace(/^\/apex\/(?=\w)/, `/apex/${namespace}__`) : page;
  return named ? { [`${GENERAL}/reqAdapterUrl`]: named } : {};
}

function firstCallCenter(folder: string): string {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.callCenter-meta.xml')) : [];
  return files.length ? join(folder, files.sort()[0]!) : '';
}
