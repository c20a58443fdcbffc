/** Who runs it: a file that names it, the walk of a page of docs, or nobody but a person, with the reason. */
export type RunBy = { readonly in: string } | { readonly walkOf: string } | { readonly byHand: string };

/** Every npm script that the documentation gives. */
export const runByScript: Readonly<Record<string, RunBy>> = {
  bench: { in: '.ci/run' },
  chaos: { byHand: 'for half an hour; tests/resilience/chaos.int.spec.ts is the short form' },
  'cluster:local': { in: '.ci/run' },
  demo: { in: '.ci/run' },
  dev: { byHand: 'it ends when a person ends it; what it runs is what npm start runs' },
  'example-report': { in: 'tests/resilience/kafka-beside.int.spec.ts' },
  'kafka:local': { in: 'tests/resilience/kafka-beside.int.spec.ts' },
  lint: { in: '.ci/run' },
  mutation: { byHand: 'for hours; see docs/mutation.md' },
  build: { in: '.ci/run' },
  start: { in: 'tests/resilience/npm-start.int.spec.ts' },
  'store-fixture': { byHand: 'once for each version; tests/fixtures reads what it has written' },
  test: { in: '.ci/run' },
  'test:unit': { byHand: 'a part of npm test' },
  typecheck: { byHand: '.ci/run asks the same of the compiler' },
};

/** Every command of zhezi that the documentation gives. */
export const runByCommand: Readonly<Record<string, RunBy>> = {
  compare: { in: 'tests/resilience/command.int.spec.ts' },
  correct: { walkOf: 'first-plan.md' },
  directory: { walkOf: 'first-plan.md' },
  approve: { walkOf: 'first-plan.md' },
  init: { walkOf: 'first-plan.md' },
  issue: { walkOf: 'first-plan.md' },
  submit: { walkOf: 'first-plan.md' },
  doctor: { in: 'tests/resilience/command.int.spec.ts' },
  import: { in: 'tests/resilience/command.int.spec.ts' },
  read: { in: 'tests/resilience/installed-command.int.spec.ts' },
  rebuild: { in: 'tests/resilience/command.int.spec.ts' },
  retry: { in: 'tests/resilience/command.int.spec.ts' },
  rollback: { in: 'apps/cli/run-cli.int.spec.ts' },
  start: { in: 'tests/resilience/kafka-beside.int.spec.ts' },
  suggest: { in: '.ci/run' },
  token: { in: 'tests/resilience/command.int.spec.ts' },
  'unit-key': { in: 'tests/resilience/kafka-beside.int.spec.ts' },
};
