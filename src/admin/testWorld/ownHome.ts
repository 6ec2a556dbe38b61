/**
 * Import this before @salesforce/core: it looks for its files in the home folder, and tests must neither read nor write
 * those of the person who runs them. The alias file is there because the library, told ENOENT inside Jest's own realm,
 * does not recognise it as an Error and would not make one.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';

export const ownHome = mkdtempSync(join(os.tmpdir(), 'cti-home-'));
mkdirSync(join(ownHome, '.sfdx'));
writeFileSync(join(ownHome, '.sfdx', 'alias.json'), '{"orgs":{}}');

// Inside Jest `process.env` is a copy, which the home folder is not read from.
os.homedir = () => ownHome;
process.env.SF_USE_GENERIC_UNIX_KEYCHAIN = 'true';
process.env.SF_DISABLE_TELEMETRY = 'true';
process.env.SF_DISABLE_LOG_FILE = 'true';
process.env.SF_LOG_LEVEL = 'fatal';

process.once('exit', () => rmSync(ownHome, { recursive: true, force: true }));
