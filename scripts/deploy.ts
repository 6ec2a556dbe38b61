/** `npm run deploy -- --target-org NAME`: the phone into an org, and what is left to do in Setup. Safe to run again. */
import { deployPhone } from './deploy/deployPhone';
import { runScript } from './deploy/script';
import { realProject } from './realProject';

await runScript(() => deployPhone(process.argv.slice(2), realProject));
