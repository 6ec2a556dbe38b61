import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, bundleOnChange } from '../config/bundler/bundle';
import { reportOf } from '../config/bundler/report';
import type { BuildReport } from '../config/bundler/report';

export type { BuildReport } from '../config/bundler/report';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Where the static resource is built; `sf project deploy start` zips it. */
export const SOFTPHONE_FOLDER = resolve(ROOT, 'force-app/main/default/staticresources/softphone');

/**
 * Builds the phone's static resource.
 *
 * @param watch  when given, the phone is built again after each change until the process ends; this hears of every build
 * @returns      sizes of the first build; `problems` says what is over its limit
 * @throws       Error of the compiler, with file and line
 */
export async function buildSoftphone(options: {
  readonly minify: boolean;
  readonly watch?: (outcome: BuildReport | Error) => void;
}): Promise<BuildReport> {
  const order = { entry: resolve(ROOT, 'src/main.ts'), outDir: SOFTPHONE_FOLDER, minify: options.minify };
  const { watch } = options;
  if (!watch) return reportOf(await bundle(order));
  return new Promise((done, fail) => {
    bundleOnChange(order, (result) => {
      const outcome = result instanceof Error ? result : reportOf(result);
      // Only the first of these has an effect.
      if (outcome instanceof Error) fail(outcome);
      else done(outcome);
      watch(outcome);
    });
  });
}

async function main(): Promise<void> {
  const report = await buildSoftphone({ minify: true });
  console.log(report.text);
  report.problems.forEach((problem) => console.error(problem));
  if (report.problems.length > 0) process.exitCode = 1;
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(`The phone could not be built: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
}
