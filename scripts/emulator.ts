/**
 * `npm run emulator`: starts the emulated console around somebody's own softphone and says which script its page includes.
 * Ctrl-C ends everything.
 */
import { asProblem } from '../src/base/appError';
import { readAdapterOptions } from '../src/emulator/server/adapterOptions';
import type { AdapterChoices } from '../src/emulator/server/adapterOptions';
import { startEmulator } from '../src/emulator/server/emulator';

const HELP = `npm run emulator -- [--adapter-url URL] [--call-center FILE.xml] [--port 4400]

Runs any Open CTI softphone in an emulated Lightning console on this computer. One of the first two is needed.

  --adapter-url URL       page of the softphone: on this computer (http://localhost:3000/phone.html), by https, or
                          /apex/Page of this project; without it the call center's
  --call-center FILE.xml  call center definition, as Setup imports it or as it is deployed; without it this
                          project's, for its settings
  --port N                port of the console, 0 for any free one`;

try {
  // npm runs scripts in the project's folder; file names are meant where they were typed.
  const choices = readAdapterOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if (choices.isHelpWanted) console.log(HELP);
  else await start(choices);
} catch (error) {
  const { message, hint } = asProblem(error);
  console.error(`${message.replace(/[.\s]+$/, '').replaceAll('\n', ' ')}. ${hint}`);
  process.exit(1);
}

async function start({ isHelpWanted: _, ...choices }: AdapterChoices): Promise<void> {
  const emulator = await startEmulator({ ...choices, projectRoot: process.cwd() });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void emulator.close().then(() => process.exit(0)));
  const { phone, noPhoneReason, phoneWarning = '' } = await emulator.session();
  console.log(`
An emulated Salesforce console runs around your softphone.

  Console   ${emulator.consoleUrl}
  Adapter   ${phone ? phone.adapterUrl.replace(/nonce=\w+/, 'nonce=…') : 'none'}
  Script    ${emulator.libraryUrl}

Include the script in the adapter's page: <script src="${emulator.libraryUrl}"></script>
Ctrl-C ends everything.`);
  if (noPhoneReason) console.log(`\nNo phone appears: ${noPhoneReason}`);
  if (phoneWarning) console.log(`\nThe phone's panel may stay blank: ${phoneWarning}`);
}
