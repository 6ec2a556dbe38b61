import lwcJest from '@salesforce/sfdx-lwc-jest/config.js';

const ignored = [
  '<rootDir>/node_modules/',
  '<rootDir>/force-app/main/default/staticresources/',
  '<rootDir>/test-results/',
  '<rootDir>/build/',
];
const retryOnce = '<rootDir>/config/retryOnce.cjs';
const shared = {
  modulePathIgnorePatterns: ignored,
  testPathIgnorePatterns: ignored,
  setupFilesAfterEnv: [retryOnce],
};

/** The phone's screens, under the compiler and the stubs of sfdx-lwc-jest. */
const components = {
  ...lwcJest.jestConfig,
  ...shared,
  setupFilesAfterEnv: [...lwcJest.jestConfig.setupFilesAfterEnv, retryOnce, '<rootDir>/config/orgLabels.cjs'],
  displayName: 'components',
  testMatch: ['<rootDir>/{src/panel,force-app}/**/__tests__/**/*.test.ts'],
  moduleNameMapper: {
    ...lwcJest.jestConfig.moduleNameMapper,
    '^phone/(.+)$': '<rootDir>/src/panel/phone/$1/$1',
    // The sources, not what a build left beside them.
    '^c/(.+)$': '<rootDir>/force-app/main/default/lwc/$1/$1.ts',
  },
};

/** Everything that is not a component: our files, and the ES modules of packages, compiled by esbuild. */
const plain = {
  ...shared,
  // Globals are slow to reach inside Jest, and the CSV parser asks for this one at each letter.
  sandboxInjectedGlobals: ['Math'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '\\.(ts|tsx|js|mjs)$': '<rootDir>/config/jestTransform.cjs' },
  transformIgnorePatterns: ['/node_modules/(?!(sip\\.js|idb|preact|libphonenumber-js|d3-dsv)/)'],
};

/** Units run in a simulated browser; a file that needs Node says so with a `@jest-environment node` comment. */
const units = {
  ...plain,
  displayName: 'units',
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/{src,scripts,config}/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: [...ignored, '/__tests__/'],
};

/** Journeys drive a real Chromium against the emulator; the long ones, which take minutes, only with `JOURNEYS=long`. */
const journeys = {
  ...plain,
  testPathIgnorePatterns: [...ignored, ...(process.env.JOURNEYS === 'long' ? [] : ['\\.long\\.journey\\.ts$'])],
  displayName: 'journeys',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.journey.ts'],
};

export default {
  projects: process.env.JOURNEYS ? [journeys] : [units, components],
  testTimeout: process.env.JOURNEYS ? 180_000 : 20_000,
};
