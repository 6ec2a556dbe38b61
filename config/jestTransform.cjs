/**
 * Compiles our TypeScript, and the ES modules of packages, for Jest. esbuild strips types in a tenth of Babel's time; only
 * components need the compiler of LWC (jest.config.js, project "components").
 */
const { transformSync } = require('esbuild');
const { createHash } = require('node:crypto');

const IMPORT_META_URL = 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;';

module.exports = {
  process(source, path) {
    const { code, map } = transformSync(source, {
      loader: path.endsWith('x') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'node20',
      sourcemap: true,
      sourcefile: path,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      supported: { 'dynamic-import': false },
      define: { 'import.meta.url': 'importMetaUrl' },
      banner: source.includes('import.meta.url') ? IMPORT_META_URL : '',
    });
    return { code, map };
  },
  getCacheKey: (source, path) => createHash('sha256').update(`3 ${path} ${source}`).digest('hex'),
};
