import type { Plugin } from 'rollup';

/**
 * Puts LWC's synthetic shadow in front of a page's first module. With it the page's style sheet reaches into all components, as in
 * Lightning Experience; it must have run before the engine, whatever the first module imports and in which order.
 */
export function startModule(entry: string): Plugin {
  const START = '\0start';
  return {
    name: 'start-module',
    resolveId: (id, importer) => (id === entry && importer === undefined ? START : null),
    load: (id) => (id === START ? `import '@lwc/synthetic-shadow';\nimport ${JSON.stringify(entry)};\n` : null),
  };
}
