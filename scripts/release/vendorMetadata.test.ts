/** @jest-environment node */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { asTyped, deploySteps } from '../deploy/deploySteps';
import { readParts } from '../deploy/removal';
import { readPackageRequest } from '../package/packageOrder';
import { writePackageProject } from '../package/packageProject';

const VENDOR = 'src/providers/acmetel/metadata';
const HOME = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'vendor-project-'));

/** What AcmeTel's phone system needs in an org: its address, and a setting of its own. */
const FILES: Readonly<Record<string, string>> = {
  'cspTrustedSites/AcmeTel.cspTrustedSite-meta.xml': `<CspTrustedSite xmlns="http://soap.sforce.com/2006/04/metadata">
    <canAccessCamera>false</canAccessCamera><canAccessMicrophone>false</canAccessMicrophone><context>VisualForce</context>
    <endpointUrl>wss://edge.acmetel.example</endpointUrl><isActive>true</isActive>
    <isApplicableToConnectSrc>true</isApplicableToConnectSrc><isApplicableToFontSrc>false</isApplicableToFontSrc>
    <isApplicableToFrameSrc>false</isApplicableToFrameSrc><isApplicableToImgSrc>false</isApplicableToImgSrc>
    <isApplicableToMediaSrc>false</isApplicableToMediaSrc><isApplicableToStyleSrc>false</isApplicableToStyleSrc>
</CspTrustedSite>`,
  'customPermissions/AcmeTel_Supervise.customPermission-meta.xml': `<CustomPermission xmlns="http://soap.sforce.com/2006/04/metadata">
    <isLicensed>false</isLicensed><label>Listen in</label>
</CustomPermission>`,
};

beforeAll(() => {
  for (const name of [
    '.forceignore',
    'config/project-scratch-def.json',
    'force-app/main/default/callCenters',
    'force-app/main/default/pages',
  ])
    cpSync(name, join(folder, name), { recursive: true });
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, VENDOR, path)), { recursive: true });
    writeFileSync(join(folder, VENDOR, path), `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`);
  }
  // A provider's own code lies beside its metadata, and is no metadata.
  writeFileSync(join(folder, 'src/providers/acmetel/acmetel.ts'), 'export {};');
  const project = JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as { packageDirectories: object[] };
  project.packageDirectories.push({ path: VENDOR });
  writeFileSync(join(folder, 'sfdx-project.json'), JSON.stringify(project));
  process.chdir(folder);
});

afterAll(() => {
  process.chdir(HOME);
  rmSync(folder, { recursive: true });
});

test('one line in sfdx-project.json, and a vendor’s metadata is deployed, removed and packaged with ours', async () => {
  const [validate] = deploySteps({ targetOrg: 'acme', tests: ['T'], withSampleData: false });
  expect(asTyped(validate!)).toContain(`--source-dir force-app --source-dir ${VENDOR} `);
  const parts = await readParts();
  expect(parts.get('CspTrustedSite')).toEqual(['AcmeTel']);
  expect(parts.get('CustomPermission')).toEqual(['AcmeTel_Supervise']);
  expect(parts.get('ApexPage')).toContain('Softphone');
  const request = readPackageRequest(['--namespace', 'acmetel'])!;
  const packaged = writePackageProject(request, { version: '1.0.0', packageId: '', hasReleased: false });
  expect(existsSync(join(packaged, 'force-app', VENDOR, 'cspTrustedSites'))).toBe(true);
}, 60_000);

test('it converts to what an org takes', async () => {
  process.env.SF_DISABLE_LOG_FILE = 'true';
  const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
  const set = ComponentSet.fromSource(join(folder, VENDOR));
  set.projectDirectory = folder;
  await new MetadataConverter().convert(set, 'metadata', {
    type: 'directory',
    outputDirectory: folder,
    packageName: 'out',
  });
  expect(existsSync(join(folder, 'out/cspTrustedSites/AcmeTel.cspTrustedSite'))).toBe(true);
  expect(readFileSync(join(folder, 'out/package.xml'), 'utf8')).toContain('<members>AcmeTel_Supervise</members>');
}, 60_000);
