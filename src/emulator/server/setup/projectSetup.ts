import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ScreenFlow } from '../../org/orgApi';
import { readCallCenter, withValues } from './callCenter';
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
}

/** Folder of a project's metadata. */
export function metadataFolderOf(projectRoot: string): string {
  return join(projectRoot, 'force-app/main/default');
}

/** @throws AppError `bad-xml`, `no-call-center`, `not-found` */
export function readProjectSetup(choices: SetupChoices): ProjectSetup {
  const metadataFolder = metadataFolderOf(choices.projectRoot);
  const file = choices.callCenterFile ?? firstCallCenter(join(metadataFolder, 'callCenters'));
  const page: Record<string, string> = choices.pageName
    ? { 'reqGeneralInfo/reqAdapterUrl': `/apex/${choices.pageName}` }
    : {};
  const callCenter = file ? withValues(readCallCenter(file), { ...page, ...choices.callCenterValues }) : null;
  const flows = readScreenFlows(metadataFolder, choices.emulatorFolder);
  return { apps: readApps(metadataFolder), flows, callCenter };
}

function firstCallCenter(folder: string): string {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.callCenter-meta.xml')) : [];
  return files.length ? join(folder, files.sort()[0]!) : '';
}
