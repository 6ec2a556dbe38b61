import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import lwc from '@lwc/rollup-plugin';
import replace from '@rollup/plugin-replace';
import { transform } from 'esbuild';
import { rollup } from 'rollup';
import type { Plugin } from 'rollup';
import { AppError } from '../../../base/appError';
import { labelsFile, labelTexts } from '../setup/labelText';

const APEX = '\0apex:';
const LABEL = '\0label:';
const LIST = '\0components';
const STAND_INS = /[\\/]components[\\/]lightning[\\/]/;

export interface ComponentFolders {
  /** `src/emulator` */
  readonly emulatorFolder: string;
  /** `force-app/main/default` */
  readonly metadataFolder: string;
}

/**
 * The org's components as one module for the console's page: what a build made of them, under LWC's own compiler and engine, with our
 * stand-ins for Salesforce's base components.
 *
 * @param names  of the components that pages show
 * @throws       AppError `components-not-built`, `no-such-label`; Error of the compiler, with file and line
 */
export async function bundleComponents(folders: ComponentFolders, names: readonly string[]): Promise<string> {
  const components = join(folders.metadataFolder, 'lwc');
  const missing = names.find((name) => !existsSync(join(components, name, `${name}.js`)));
  if (missing) {
    throw new AppError('components-not-built', `${missing}.js is missing`, {
      hint: 'Run "npm run build", then reload.',
    });
  }
  const build = await rollup({
    input: join(folders.emulatorFolder, 'components/entry.ts'),
    logLevel: 'silent',
    plugins: [
      salesforceNames(folders, names),
      typeScript(),
      // LWC's engine asks for it; browsers have no process.
      replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': JSON.stringify('production') } }),
      lwc({ rootDir: folders.emulatorFolder, include: [...withTemplates(components), STAND_INS, /^@lwc/] }),
    ],
  });
  try {
    const { output } = await build.generate({ format: 'es', inlineDynamicImports: true });
    return output[0].code;
  } finally {
    await build.close();
  }
}

/** Modules without a template are plain scripts: compiling the number library would take longer than all the rest. */
function withTemplates(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, `${name}.html`)));
  return names.map((name) => `${join(folder, name)}/*`);
}

/** Changes whenever a build has made any of the project's components anew, and with their texts. */
export function builtAt({ metadataFolder }: ComponentFolders): number {
  const folder = join(metadataFolder, 'lwc');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const files = [...names.map((name) => join(folder, name, `${name}.js`)), labelsFile(metadataFolder)];
  return Math.max(0, ...files.filter((file) => existsSync(file)).map((file) => statSync(file).mtimeMs));
}

/** Finds what components import by names of Salesforce. */
function salesforceNames({ emulatorFolder, metadataFolder }: ComponentFolders, names: readonly string[]): Plugin {
  const labels = labelTexts(metadataFolder);
  return {
    name: 'salesforce-names',
    resolveId(id) {
      if (id === 'org/components') return LIST;
      const [, namespace, name = ''] = /^(c|lightning)\/(\w+)$/.exec(id) ?? [];
      if (namespace === 'c') return join(metadataFolder, 'lwc', name, `${name}.js`);
      if (namespace === 'lightning') return join(emulatorFolder, 'components/lightning', name, `${name}.ts`);
      const apex = /^@salesforce\/apex\/(\w+\.\w+)$/.exec(id)?.[1];
      if (apex) return APEX + apex;
      const label = /^@salesforce\/label\/c\.(\w+)$/.exec(id)?.[1];
      if (label) return LABEL + label;
      // The console's side, once for all of them.
      const own = /^[./]+\/(door|adoptStyles)$/.exec(id)?.[1];
      return own ? join(emulatorFolder, `components/${own}.ts`) : null;
    },
    load(id) {
      if (id.startsWith(APEX)) {
        const method = JSON.stringify(id.slice(APEX.length));
        return `import { callApex } from './door';\nexport default (parameters) => callApex(${method}, parameters);`;
      }
      if (id.startsWith(LABEL)) return labelModule(labels, id.slice(LABEL.length));
      if (id !== LIST) return null;
      const imports = names.map((name) => `import ${name} from 'c/${name}';`);
      return `${imports.join('\n')}\nexport const COMPONENTS = { ${names.join(', ')} };`;
    },
  };
}

/** Our users read the org's own language: English. @throws AppError `no-such-label` */
function labelModule(labels: ReadonlyMap<string, string>, name: string): string {
  const text = labels.get(name);
  if (text !== undefined) return `export default ${JSON.stringify(text)};`;
  throw new AppError('no-such-label', `There is no custom label ${name}`, {
    hint: 'Add it to labels/CustomLabels.labels-meta.xml, or import one that is there.',
  });
}

/** Takes the types away; decorators stay, for the compiler of LWC. */
function typeScript(): Plugin {
  return {
    name: 'type-script',
    async load(id) {
      if (!id.endsWith('.ts')) return null;
      const { code } = await transform(await readFile(id, 'utf8'), {
        loader: 'ts',
        target: 'esnext',
        sourcefile: id,
        tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, verbatimModuleSyntax: true } },
      });
      return code;
    },
  };
}
