/**
 * `bin/cti.js` for many commands one after the other: loading the sf libraries takes seconds, a command a tenth of one. Each command gets
 * the environment and the folder that its message names, and its answer tells what a process of its own would have left behind.
 */
import { execute, settings } from '@oclif/core';
import { ConfigAggregator, StateAggregator } from '@salesforce/core';
import { compilePlugin } from '../../../scripts/plugin.mjs';

const root = new URL('../../../bin/cti.js', import.meta.url).href;
const compiled = compilePlugin();
settings.enableAutoTranspile = false;

process.on('message', async ({ args, env, cwd }) => {
  await compiled;
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  // What the libraries remember of the last command: its login and its folder.
  await ConfigAggregator.clearInstance();
  StateAggregator.clearInstance();
  const out = { stdout: '', stderr: '' };
  const restore = ['stdout', 'stderr'].map((name) => catchOutput(name, (text) => (out[name] += text)));
  const exitCode = await runToEnd(args);
  for (const back of restore) back();
  process.send({ exitCode, ...out });
});
// Whoever asked is gone.
process.on('disconnect', () => process.reallyExit(0));

async function runToEnd(args) {
  let ended;
  process.exitCode = undefined;
  const { exit } = process;
  process.exit = (code) => (ended ??= code);
  await execute({ dir: root, args: ['cti', ...args] });
  process.exit = exit;
  return ended ?? process.exitCode ?? 0;
}

function catchOutput(name, onText) {
  const stream = process[name];
  const { write } = stream;
  stream.write = (text, encoding, done = encoding) => {
    onText(String(text));
    if (typeof done === 'function') done();
    return true;
  };
  return () => (stream.write = write);
}
