/**
 * Writes the Apex test classes that hold the case tables of the emulator's twins: `node scripts/run.mjs scripts/apexCases.ts`.
 * They are in git, so that a plain `sf project deploy start` takes them; a test compares.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { apexCaseClasses } from './apexCases/renderCases';

const DESCRIPTION = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>65.0</apiVersion>
    <status>Active</status>
</ApexClass>
`;

for (const [path, text] of Object.entries(await apexCaseClasses())) {
  writeFileSync(path, text);
  if (!existsSync(`${path}-meta.xml`)) writeFileSync(`${path}-meta.xml`, DESCRIPTION);
  console.log(`${path} written`);
}
