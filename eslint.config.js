import js from '@eslint/js';
import slds from '@salesforce-ux/eslint-plugin-slds';
import lwcConfig from '@salesforce/eslint-config-lwc';
import importPlugin from 'eslint-plugin-import';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';
import { importRules } from './config/importRules.js';

/** Components: the LWC rules, but with the parser that knows types, and with the one import plugin that all files share. */
const components = lwcConfig.configs.recommended.map(({ languageOptions: _replaced, plugins, ...config }) => {
  const { import: _shared, ...others } = plugins ?? {};
  return { ...config, plugins: others, files: ['src/panel/phone/**/*.ts', 'force-app/main/default/lwc/**/*.ts'] };
});

const styles = slds.configs['flat/recommended'].map((config) => ({
  ...config,
  files: (config.files ?? ['**/*.html', '**/*.css']).map((glob) => `src/panel/${glob.replace(/^\//, '')}`),
}));

export default tseslint.config(
  {
    ignores: [
      ...['node_modules/', 'test-results/', 'build/', 'coverage/'],
      // Built.
      ...['force-app/main/default/staticresources/', 'force-app/main/default/lwc/*/*.js'],
    ],
  },
  {
    files: ['**/*.{js,mjs}'],
    ...js.configs.recommended,
    rules: {
      ...js.configs.recommended.rules,
      'no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
    },
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [js.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { import: importPlugin },
    settings: {
      // Packages cannot import us: no circle leads through them, and reading them takes most of the linter's time.
      'import/ignore': ['/node_modules/'],
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
      'import/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-params': ['error', 3],
      'import/no-default-export': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of words: it is readable in logs and needs no code.' },
      ],
    },
  },
  importRules,
  ...components,
  ...styles,
  {
    files: ['src/panel/phone/**/*.ts', 'force-app/main/default/lwc/**/*.ts'],
    // Types know what is defined and what is used; `void promise` says that nobody waits on purpose.
    rules: { 'no-void': 'off', 'no-undef': 'off', 'no-unused-vars': 'off' },
  },
  {
    files: ['src/panel/**/*.css'],
    // It asks for hooks of SLDS 2, which we may not ship (its terms are not open).
    rules: { '@salesforce-ux/slds/no-hardcoded-values-slds2': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.journey.ts', '**/*Contract.ts'],
    ...jest.configs['flat/recommended'],
    rules: {
      ...jest.configs['flat/recommended'].rules,
      'max-lines': ['error', { max: 400 }],
      'jest/expect-expect': 'off',
      // `journey` defines a test; contract files export tests for others to run.
      'jest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['journey'] }],
      'jest/no-export': 'off',
      'no-await-in-loop': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
