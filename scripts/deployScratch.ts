/** `npm run scratch`: a scratch org with the phone, sample data, and you as an agent. Safe to run again. */
import { makeScratchOrg } from './deploy/makeScratchOrg';
import { runScript } from './deploy/script';
import { realProject } from './realProject';

await runScript(() => makeScratchOrg(process.argv.slice(2), realProject));
