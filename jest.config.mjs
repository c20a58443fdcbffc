/** What the product runs: no specs, nor what only they use. Code that no spec loads counts as not covered. */
const product = [
  'libs/**/*.ts',
  'apps/**/*.ts',
  '!libs/testing/**',
  '!**/spec/**',
  '!**/*.spec.ts',
  '!**/*-suite.ts',
  '!**/main.ts',
];

/** What every spec is run with. */
export const everySpec = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['<rootDir>/libs/testing/run/properties.ts'],
  collectCoverageFrom: product,
};

const unit = ['<rootDir>/{libs,apps}/**/*.spec.ts', '<rootDir>/tests/{architecture,performance}/**/*.spec.ts'];
const withServers = '**/*.int.spec.ts';
const elsewhere = '<rootDir>/tests/!(architecture|performance)/**/*.spec.ts';

/**
 * `npm test` runs every spec in one pass. `unit` is the part that starts no server and is done in half a minute, `int` is
 * all the rest: databases, Kafka, processes, and the whole documents of the corpus.
 */
export default {
  maxWorkers: 2,
  coverageProvider: 'v8',
  coverageReporters: ['json-summary', 'lcovonly'],
  collectCoverageFrom: product,
  /**
   * A worker whose heap has grown is replaced between two specs. Jest keeps the modules of specs it has run; freeing a
   * gigabyte of them took a worker longer to end than the half second after which Jest kills it and warns of a leak.
   */
  workerIdleMemoryLimit: '200MB',
  testTimeout: 60_000,
  projects: [
    { ...everySpec, displayName: 'unit', testMatch: [...unit, `!${withServers}`] },
    {
      ...everySpec,
      displayName: 'int',
      testMatch: [withServers, elsewhere],
      globalSetup: '<rootDir>/libs/testing/run/start.ts',
      globalTeardown: '<rootDir>/libs/testing/run/end.ts',
    },
  ].map((project) => ({ ...project, roots: ['libs', 'apps', 'tests'].map((folder) => `<rootDir>/${folder}`) })),
};
