import JSZip from 'jszip';
import { AppError } from '../../base/appError';
import type { OrgDoor } from './orgDoor';
import { sleep } from './orgDoor';

/** Files by path inside the package: `callCenters/AcmePhone.callCenter`. Bytes as they are in the org. */
export type MetadataFiles = ReadonlyMap<string, Buffer>;

/** Components by metadata type: `{ CallCenter: ['AcmePhone'] }`. */
export type Members = Readonly<Record<string, readonly string[]>>;

const LONGEST_WAIT_MS = 5_000;

/**
 * Brings components from the org, byte for byte as they are there. What the org does not have is missing from the answer.
 * @throws AppError codes of `orgProblem.ts`, `retrieve-failed`
 */
export async function retrieve(door: OrgDoor, members: Members): Promise<MetadataFiles> {
  const types = Object.entries(members).map(([name, names]) => ({ name, members: [...names] }));
  const request = { apiVersion: door.connection.getApiVersion(), singlePackage: true, unpackaged: { types } };
  const { id } = await door.attempt(
    'retrieve',
    () => door.connection.metadata.retrieve(request as never) as PromiseLike<{ id: string }>,
  );
  for (let waitMs = door.pollWaitMs; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    const result = await door.attempt('retrieve', () => door.connection.metadata.checkRetrieveStatus(id));
    if (asBoolean(result.done)) {
      if (result.status === 'Succeeded') return unzip(result.zipFile);
      throw new AppError(
        'retrieve-failed',
        `The org could not hand out the metadata: ${result.errorMessage ?? result.status}`,
        {
          hint: 'The login needs "Modify Metadata Through Metadata API Functions" or "Modify All Data".',
        },
      );
    }
    await sleep(waitMs);
  }
}

interface Failure {
  readonly fullName?: string;
  readonly fileName?: string;
  readonly lineNumber?: string | number;
  readonly problem?: string;
}

/**
 * Puts components into the org, all or none. @param checkOnly  validate only
 * @throws AppError `deploy-failed` with the org's words for each component
 */
export async function deploy(
  door: OrgDoor,
  files: ReadonlyMap<string, string | Buffer>,
  checkOnly = false,
): Promise<string> {
  const zip = await zipOf(files, door.connection.getApiVersion());
  const options = { singlePackage: true, rollbackOnError: true, checkOnly };
  const { id } = await door.attempt(
    'deploy',
    () => door.connection.metadata.deploy(zip, options) as PromiseLike<{ id: string }>,
  );
  for (let waitMs = door.pollWaitMs; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    const result = await door.attempt('deploy', () => door.connection.metadata.checkDeployStatus(id, true));
    if (asBoolean(result.done)) {
      if (asBoolean(result.success)) return id;
      throw deployFailed(
        result as { errorMessage?: string; details?: { componentFailures?: Failure | Failure[] } },
        id,
      );
    }
    await sleep(waitMs);
  }
}

function deployFailed(
  result: { errorMessage?: string; details?: { componentFailures?: Failure | Failure[] } },
  id: string,
): AppError {
  const failures = [result.details?.componentFailures ?? []].flat();
  const said = failures.map((one) => `${one.fullName ?? one.fileName ?? '?'}: ${one.problem ?? 'no reason given'}`);
  const reasons = said.length > 0 ? said : [result.errorMessage ?? 'no reason given'];
  return new AppError(
    'deploy-failed',
    `The org refused the deployment ${id}, and nothing was changed:\n  ${reasons.join('\n  ')}`,
    {
      hint: 'Setup → Deployment Status shows it in full. Mend what it names and run the command again.',
    },
  );
}

const FOLDERS: Readonly<Record<string, string>> = {
  callCenters: 'CallCenter',
  cspTrustedSites: 'CspTrustedSite',
  flexipages: 'FlexiPage',
  applications: 'CustomApplication',
};

async function zipOf(files: ReadonlyMap<string, string | Buffer>, version: string): Promise<string> {
  const zip = new JSZip();
  const members = new Map<string, string[]>();
  for (const [path, content] of files) {
    zip.file(path, content);
    const [folder = '', name = ''] = path.split('/');
    const type = FOLDERS[folder] ?? '';
    members.set(type, [...(members.get(type) ?? []), name.replace(/\.\w+$/, '')]);
  }
  const types = [...members].map(
    ([type, names]) =>
      `  <types>\n${names.map((name) => `    <members>${name}</members>\n`).join('')}    <name>${type}</name>\n  </types>\n`,
  );
  zip.file(
    'package.xml',
    `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${types.join('')}  <version>${version}</version>\n</Package>\n`,
  );
  return zip.generateAsync({ type: 'base64' });
}

async function unzip(base64: string): Promise<MetadataFiles> {
  const zip = await JSZip.loadAsync(base64, { base64: true });
  const files = new Map<string, Buffer>();
  for (const [path, entry] of Object.entries(zip.files)) {
    if (!entry.dir && path !== 'package.xml')
      files.set(path.replace(/^unpackaged\//, ''), await entry.async('nodebuffer'));
  }
  return files;
}

/** The library gives SOAP booleans as such or as text, depending on the call. */
function asBoolean(value: unknown): boolean {
  return value === true || value === 'true';
}
