import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCallCenter, withValues } from './callCenter';
import type { CallCenter } from './callCenter';
import { readConsoleApp } from './consoleApp';
import type { ConsoleAppDescription } from './consoleApp';

/** What an admin has set up in the org: the agent's app and call center. */
export interface ProjectSetup {
  readonly app: ConsoleAppDescription;
  /** Null when the project has none. */
  readonly callCenter: CallCenter | null;
}

export interface SetupChoices {
  readonly projectRoot: string;
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
  return { app: readConsoleApp(metadataFolder), callCenter };
}

function firstCallCenter(folder: string): string {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.callCenter-meta.xml')) : [];
  return files.length ? join(folder, files.sort()[0]!) : '';
}
