/**
 * `npm start`: builds the phone if its sources are newer than the last build, starts the emulated console, the exchange and the
 * callers on this computer, and says what to try first. Ctrl-C ends everything.
 */
import { parseArgs } from 'node:util';
import { asProblem } from '../src/base/appError';
import { startEmulator } from '../src/emulator/server/emulator';
import { buildSoftphone } from './build';
import { assertBuilt, isBuildStale } from './buildState';
import { assertNamespace } from './package/packageOrder';

const HELP = `npm start -- [--port 4400] [--no-build] [--namespace NS]

Runs a Lightning console with the softphone, a SIP exchange and simulated callers on this computer.

  --namespace NS  as if the phone came in a package: ns__Softphone, /resource/…/ns__softphone/, a host of its own`;

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4400' },
      'no-build': { type: 'boolean', default: false },
      namespace: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(HELP);
  else await start(Number(values.port), { mayBuild: !values['no-build'], namespace: values.namespace });
} catch (error) {
  const problem = asProblem(error);
  console.error(`${problem.message}. ${problem.hint}`);
  process.exit(1);
}

async function start(port: number, { mayBuild, namespace }: { mayBuild: boolean; namespace: string }): Promise<void> {
  if (namespace) assertNamespace(namespace);
  if (mayBuild && isBuildStale()) {
    console.log('Building the phone …');
    await buildSoftphone({ minify: true });
  }
  assertBuilt();
  const emulator = await startEmulator({ projectRoot: process.cwd(), port, namespace });
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
