#!/usr/bin/env node
/**
 * `npx cti doctor` from this repository: the same commands as `sf cti doctor`, compiled afresh at each start (a fifth of
 * a second), so that nobody runs yesterday's. In an installed plugin there is nothing to compile.
 */
import { execute, settings } from '@oclif/core';
import { compilePlugin } from '../scripts/plugin.mjs';

await compilePlugin();
// What was compiled a moment ago is what runs; oclif need not look for sources.
settings.enableAutoTranspile = false;
await execute({ dir: import.meta.url, args: ['cti', ...process.argv.slice(2)] });
