/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { baseComponents } from './baseComponents';
import { iconPaths } from './iconPaths';
import { npmPackages } from './npmPackages';

/** Calls a plugin's hook as Rollup would; ours need nothing of Rollup itself. */
function call<Result>(hook: unknown, ...args: readonly unknown[]): Result {
  return (hook as (...all: readonly unknown[]) => Result)(...args);
}

const find = (id: string) => call<string | null>(npmPackages().resolveId, id, resolve('src/main.ts'));

test.each([
  ['idb', 'node_modules/idb/build/index.js'],
  ['libphonenumber-js/min', 'node_modules/libphonenumber-js/min/index.js'],
  ['sip.js/lib/core', 'node_modules/sip.js/lib/core/index.js'],
  ['sip.js/lib/core/index.js', 'node_modules/sip.js/lib/core/index.js'],
])('the package path %s is found as a browser would', (id, file) => {
  expect(find(id)).toBe(resolve(file));
});

test('components, own files and packages that are not there are left to others', () => {
  expect(['lwc', '@lwc/synthetic-shadow', './call', '\0start', 'no-such-package'].map(find)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

const draw = (names: string) =>
  call<{ code: string }>(iconPaths().transform, names, '/panel/iconPaths/iconPaths.ts').code;

test('the list of icons becomes their drawings', () => {
  expect(draw("['utility:call', 'standard:lead']")).toMatch(/"utility:call":\{"box":"0 0 520 520","paths":\["m/);
});

test('an icon that does not exist ends the build with its name', () => {
  expect(() => draw("['utility:mic']")).toThrow('utility:mic');
});

test('rules for native shadow are left out of the base components, and an emptied sheet still compiles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lightning-base-components-'));
  const strip = (css: string) => {
    const file = join(folder, 'button.css');
    writeFileSync(file, css);
    return call<string>(baseComponents().load, file);
  };
  const native = ':host([data-render-mode="shadow"]) button { color: red }';
  expect(strip(`${native} button { color: blue }`).trim()).toBe('button { color: blue }');
  expect(strip(native)).toBe('x{}');
  rmSync(folder, { recursive: true });
});
