import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, bundleOnChange } from '../config/bundler/bundle';
import { reportOf } from '../config/bundler/report';
import type { BuildReport } from '../config/bundler/report';
import { buildOrgComponents, componentProblems } from '../config/bundler/orgComponents';

export type { BuildReport } from '../config/bundler/report';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Where the static resource is built; `sf project deploy start` zips it. */
export const SOFTPHONE_FOLDER = resolve(ROOT, 'force-app/main/default/staticresources/softphone');

/** The org's own components, compiled where they stand. */
export const COMPONENTS_FOLDER = resolve(ROOT, 'force-app/main/default/lwc');

/**
 * Builds the phone's static resource, and before it the org's own components.
 *
 * @param watch  when given, the phone (not the components) is built again after each change until the process ends; this hears of every build
 * @returns      sizes of the first build; `problems` says what is over its limit
 * @throws       Error of the compiler, with file and line
 */
export async function buildSoftphone(options: {
  readonly minify: boolean;
  readonly watch?: (outcome: BuildReport | Error) => void;
}): Promise<BuildReport> {
  const order = { entry: resolve(ROOT, 'src/main.ts'), outDir: SOFTPHONE_FOLDER, minify: options.minify };
  const { watch } = options;
  const components = await buildOrgComponents(COMPONENTS_FOLDER);
  if (!watch) {
    const report = reportOf(await bundle(order));
    const sizes = components.map(({ name, size }) => `  lwc/${name}  ${(size / 1024).toFixed(1)} KiB`);
    const text = [...sizes, report.text].join('\n');
    return { ...report, text, problems: [...report.problems, ...componentProblems(components)] };
  }
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
