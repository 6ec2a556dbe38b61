/**
 * `npm run emulator`: starts the emulated console around somebody's own softphone and says which script its page includes.
 * Ctrl-C ends everything.
 */
import { asProblem } from '../src/base/appError';
import { readAdapterOptions } from '../src/emulator/server/adapterOptions';
import type { AdapterChoices } from '../src/emulator/server/adapterOptions';
import { startEmulator } from '../src/emulator/server/emulator';
import type { Emulator } from '../src/emulator/server/emulator';
import { asTypedFlags } from '../src/emulator/server/salesforceBrowser';
import { openBrowser } from './emulator/openBrowser';

const HELP = `npm run emulator -- [--adapter-url URL] [--call-center FILE.xml] [--port 4400]
                    [--salesforce-hosts [--print-flags]]

Runs any Open CTI softphone in an emulated Lightning console on this computer. One of the first two is needed.

  --adapter-url URL       page of the softphone: on this computer (http://localhost:3000/phone.html), by https, or
                          /apex/Page of this project; without it the call center's
  --call-center FILE.xml  call center definition, as Setup imports it or as it is deployed; without it this
                          project's, for its settings
  --data PLAN.json        records of the org, a plan of "sf data import tree"; without it this project's data folder
  --user NAME             who is signed in at first: alice, bruno, clara, david, erik, nora, sofia, adam (src/emulator/org/README.md)
  --port N                port of the console, 0 for any free one
  --salesforce-hosts      https under names of Salesforce, for an adapter that brings Salesforce's own opencti_min.js;
                          starts a browser that finds them
  --print-flags           prints what that browser must be told, and starts none`;

const BROWSER_STARTED =
  'A browser of its own has been started for these names; --print-flags shows how to start another.';

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
  const browser = choices.salesforceHosts && !choices.printsFlags ? openBrowser(emulator) : null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      browser?.kill();
      void emulator.close().then(() => process.exit(0));
    });
  const { phone, noPhoneReason, phoneWarning = '' } = await emulator.session();
  console.log(`
An emulated Salesforce console runs around your softphone.

  Console   ${emulator.consoleUrl}
  Adapter   ${phone ? phone.adapterUrl.replace(/nonce=\w+/, 'nonce=…') : 'none'}
  Script    ${emulator.libraryUrl}

Include the script in the adapter's page: <script src="${emulator.libraryUrl}"></script>
Ctrl-C ends everything.`);
  if (choices.salesforceHosts) console.log(`\n${browser ? BROWSER_STARTED : byHand(emulator)}`);
  if (noPhoneReason) console.log(`\nNo phone appears: ${noPhoneReason}`);
  if (phoneWarning) console.log(`\nThe phone's panel may stay blank: ${phoneWarning}`);
}

/** How somebody starts the browser that finds the console. */
function byHand({ browserFlags }: Emulator): string {
  return `Start Chrome or Chromium with these flags and the console's address; only then do the names lead here:
  --user-data-dir=/tmp/emulated-salesforce ${asTypedFlags(browserFlags)}`;
}
