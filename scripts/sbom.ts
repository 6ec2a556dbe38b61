/**
 * `npm run sbom`: the bill of materials that a security review asks for, as CycloneDX, in `build/`: one of the static resource
 * (what runs in an agent's browser) and one of the admin's tools (what `sf plugins install` brings).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSoftphone, SOFTPHONE_FOLDER } from './build';
import { isBuildStale } from './buildState';
import { billOfInstalled, billOfShipped, shippedPackages } from './sbom/softwareBill';
import type { Bill } from './sbom/softwareBill';

if (isBuildStale()) await buildSoftphone({ minify: true });
mkdirSync('build', { recursive: true });
const whole = npmBill();
const shipped = shippedPackages(readFileSync(join(SOFTPHONE_FOLDER, 'licences.txt'), 'utf8'));
write('build/sbom-softphone.cdx.json', billOfShipped(whole, shipped));
write('build/sbom-admin.cdx.json', billOfInstalled(whole));

function npmBill(): Bill {
  const command = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const npm = process.env.npm_execpath;
  const [program, args] = npm ? [process.execPath, [npm, ...command]] : ['npm', command];
  const text = execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(text) as Bill;
}

function write(path: string, bill: Bill): void {
  writeFileSync(path, `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`${path}: ${bill.components.length} packages`);
}
