/**
 * `npm run check:metadata`: what an org receives, without an org. With `-- --write` the manifest is written anew.
 */
import { checkMetadata } from './check/checkMetadata';
import { printResults } from './check/printResults';

const result = await checkMetadata(process.cwd(), { writes: process.argv.includes('--write') });
process.exitCode = printResults([result]).failed > 0 ? 1 : 0;
