/**
 * Runs a TypeScript script of this repository: `node scripts/run.mjs scripts/start.ts --port 4400`.
 * It is plain JavaScript that any Node can read, so that an old Node or a missing install is told in one line.
 */
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `This is Node ${process.versions.node}; 20.19 or newer is needed. Install it from https://nodejs.org and try again.`,
  );
}
if (!existsSync(new URL('../node_modules/tsx/package.json', import.meta.url))) {
  fail('The packages are not installed. Run "npm ci" first, then try again.');
}

const script = process.argv[2];
if (!script) fail('Name the script to run: node scripts/run.mjs scripts/<name>.ts');
process.argv.splice(1, 2, new URL(`../${script}`, import.meta.url).pathname);

const { register } = await import('tsx/esm/api');
register();
await import(new URL(`../${script}`, import.meta.url).href);

function fail(line) {
  console.error(line);
  process.exit(1);
}
