/**
 * `npm run check`: everything that can be said about the repository without running the phone.
 */
import { checkAll } from './check/checkAll';
import { printResults } from './check/printResults';

const results = await checkAll();
const { failed } = printResults(results);
process.exitCode = failed > 0 ? 1 : 0;
