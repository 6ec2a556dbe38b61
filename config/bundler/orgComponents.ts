import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import type { Plugin } from 'esbuild';

/** Salesforce takes no file of a component that is larger (LWC developer guide, "Component Folder"). Bytes. */
const COMPONENT_LIMIT = 131_072;
/** With any other value esbuild lowers decorators, and LWC no longer sees them. */
const TYPE_SCRIPT = { compilerOptions: { useDefineForClassFields: true, verbatimModuleSyntax: true } };
/** What Salesforce brings along. */
const GIVEN = ['lwc', 'c/*', 'lightning/*', '@salesforce/*'];
const LICENCES = '/* Works of others in here: their licences are in the static resource softphone, licences.txt. */';

/** What the phone loads when first needed would make one file too large: it is a component of its own. */
const LATER: ReadonlyMap<string, string> = new Map([
  [
    'libphonenumber-js/min',
    `export { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString, validatePhoneNumberLength } from 'c/ctiNumbers';`,
  ],
]);

/** A script as Salesforce gets it, beside the TypeScript that it is made of. */
export interface BuiltComponent {
  readonly name: string;
  readonly size: number;
}

/**
 * Compiles the org's own components in place: `lwc/x/x.ts` becomes `lwc/x/x.js`. A component loses its types and nothing else. A module
 * without a template gets all in it that it is made of: the phone's own rules, compiled from the same sources, run in the org.
 *
 * @param folder  `force-app/main/default/lwc`
 * @throws        Error of the compiler, with file and line
 */
export async function buildOrgComponents(folder: string): Promise<readonly BuiltComponent[]> {
  return Promise.all(
    orgComponents(folder).map(async (name) => {
      const path = join(folder, name, name);
      const code = existsSync(`${path}.html`) ? await component(`${path}.ts`) : await module(`${path}.ts`);
      await writeFile(`${path}.js`, code);
      return { name, size: Buffer.byteLength(code) };
    }),
  );
}

/** Names of the org's components, by their folders. */
export function orgComponents(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).filter((name) => existsSync(join(folder, name, `${name}.ts`)));
}

/** What is over its limit, for people. */
export function componentProblems(built: readonly BuiltComponent[]): readonly string[] {
  return built
    .filter(({ size }) => size > COMPONENT_LIMIT)
    .map(
      ({ name, size }) => `${name}.js has ${size} bytes; ${COMPONENT_LIMIT} is the limit for a file of a component.`,
    );
}

/** LWC finds a component by its `export default class`, which a bundler would take apart. */
async function component(file: string): Promise<string> {
  const source = await readFile(file, 'utf8');
  const { code } = await transform(source, {
    loader: 'ts',
    target: 'esnext',
    charset: 'ascii',
    sourcefile: file,
    tsconfigRaw: TYPE_SCRIPT,
  });
  return code;
}

async function module(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'ascii',
    // With its comments and names the number library alone is near the limit.
    minify: true,
    legalComments: 'none',
    banner: { js: LICENCES },
    external: GIVEN,
    plugins: [laterLibraries],
    logLevel: 'silent',
    tsconfigRaw: TYPE_SCRIPT,
  });
  return outputFiles[0]!.text;
}

const laterLibraries: Plugin = {
  name: 'later-libraries',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ kind, path }) => {
      return kind === 'dynamic-import' && LATER.has(path) ? { path, namespace: 'later' } : undefined;
    });
    // Imported at once: whether an org takes `import()` of a component depends on its settings.
    build.onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => ({ contents: LATER.get(path) ?? '' }));
  },
};
