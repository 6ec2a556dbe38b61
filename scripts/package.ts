/** `npm run package -- --namespace NS`: a version of a package with the number in package.json; with --promote it is released. */
import { runScript } from './deploy/script';
import { makePackage } from './package/makePackage';
import { realProject } from './realProject';

await runScript(() => makePackage(process.argv.slice(2), realProject));
