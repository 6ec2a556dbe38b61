/** `npm run undeploy -- --target-org NAME`: takes the phone out of an org. Data stays unless told otherwise. Safe to run again. */
import { readParts } from './deploy/removal';
import { runScript } from './deploy/script';
import { undeployPhone } from './deploy/undeployPhone';

await runScript(() => undeployPhone(process.argv.slice(2), () => readParts()));
