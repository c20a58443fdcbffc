/** What `npm run mutation` changes, and the folder whose specs have to notice. See docs/mutation.md. */
const parts = {
  tasks: { mutated: ['libs/tasks/domain/**/*.ts'], specs: 'libs/tasks/domain' },
  commands: { mutated: ['libs/commands/**/*.ts'], specs: 'libs/commands' },
  'event-store': {
    mutated: [
      'libs/event-store/*.ts',
      'libs/event-store/{contract,memory}/**/*.ts',
      'libs/event-store/postgres/{gathered-reads,known-revisions,pending-append}.ts',
      'libs/event-store/kurrentdb/{address,connection,failures,known-events,turns}.ts',
    ],
    specs: 'libs/event-store',
  },
};
const { mutated, specs } = parts[process.env.ZHEZI_MUTATED ?? 'tasks'];
process.env.ZHEZI_MUTATED_SPECS = specs;
process.env.FC_RUNS ??= '10';

export default {
  packageManager: 'npm',
  mutate: [
    ...(process.env.ZHEZI_MUTATED_FILES?.split(',') ?? mutated),
    ...['index', '*.spec', '*-suite'].map((name) => `!**/${name}.ts`),
    '!**/spec/**',
  ],
  plugins: ['./tests/mutation/runner.mjs'],
  testRunner: 'specs-at-once',
  testRunnerNodeArgs: [
    '--conditions=source',
    '--no-warnings=ExperimentalWarning',
    `--import=${import.meta.resolve('./tests/mutation/specs-in-node.mjs')}`,
  ],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 15_000,
  tempDirName: '.stryker-tmp',
  ignorePatterns: ['dist', 'coverage', 'docs', 'reports', '.zhezi'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
};
