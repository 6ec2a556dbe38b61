/**
 * `npm start`: builds the phone if its sources are newer than the last build, starts the emulated console, the exchange and the
 * callers on this computer, and says what to try first. Ctrl-C ends everything.
 */
import { parseArgs } from 'node:util';
import { asProblem } from '../src/base/appError';
import { startEmulator } from '../src/emulator/server/emulator';
import { buildSoftphone } from './build';
import { assertBuilt, isBuildStale } from './buildState';

const HELP = `npm start -- [--port 4400] [--no-build]

Runs a Lightning console with the softphone, a SIP exchange and simulated callers on this computer.`;

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4400' },
      'no-build': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(HELP);
  else await start(Number(values.port), !values['no-build']);
} catch (error) {
  const problem = asProblem(error);
  console.error(`${problem.message}. ${problem.hint}`);
  process.exit(1);
}

async function start(port: number, mayBuild: boolean): Promise<void> {
  if (mayBuild && isBuildStale()) {
    console.log('Building the phone …');
    await buildSoftphone({ minify: true });
  }
  assertBuilt();
  const emulator = await startEmulator({ projectRoot: process.cwd(), port });
  console.log(`
Open Softphone runs in an emulated Salesforce console. Nothing leaves this computer.

  Console   ${emulator.consoleUrl}
  Callers   ${emulator.callersUrl}

  1. Open the console in Chrome or Edge and click "Phone" at the bottom left.
  2. Open the callers, choose a person and click "Ring".
  3. Answer. You hear the caller, the caller hears you, and the right record is on the screen.

Ctrl-C ends everything.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void emulator.close().then(() => process.exit(0)));
}
