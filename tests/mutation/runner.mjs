import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { collectedTests, keepStrays, runTests } from './collected.mjs';

const takesLong = (path) => Number(path.includes('properties'));
const propertiesLast = (one, other) => takesLong(one) - takesLong(other) || one.localeCompare(other);

/** What the changed code asks: which change is in force, and which test runs. */
const stryker = (globalThis.__stryker__ ??= {});

const asResult = ({ id, failure, milliseconds }) => ({
  ...{ id, name: id, timeSpentMs: milliseconds },
  ...(failure === undefined ? { status: TestStatus.Success } : { status: TestStatus.Failed, failureMessage: failure }),
});

/**
 * Loads all specs without servers of a folder into one process, once, and runs them for one change after another: a change is a
 * condition in the code, and our modules keep no state. Trying one takes as long as the tests that reach it.
 */
class SpecsAtOnce {
  #tests = [];
  /** Whether no change was tried yet in this process. */
  #isNew = true;
  /** Whether a change left something behind, so that tests fail without any. */
  #isSpoilt = false;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    keepStrays();
    await load('libs/testing/run/properties.ts');
    const specs = globSync(`${process.env.ZHEZI_MUTATED_SPECS}/**/*.spec.ts`, { exclude: ['**/*.int.spec.ts'] });
    for (const spec of specs.sort(propertiesLast)) await load(spec);
    this.#tests = collectedTests();
  }

  async dryRun() {
    const results = await this.#run(this.#tests, false);
    return { status: DryRunStatus.Complete, tests: results.map(asResult), mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    if (this.#isSpoilt) throw new Error('a change has left something behind in this process');
    const isNew = this.#isNew;
    this.#isNew = false;
    const wanted = testFilter && new Set(testFilter);
    const tests = wanted ? this.#tests.filter(({ id }) => wanted.has(id)) : this.#tests;
    Object.assign(stryker, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 });
    const results = await this.#run(tests, true);
    Object.assign(stryker, { activeMutant: undefined, hitLimit: undefined });
    const endless = determineHitLimitReached(stryker.hitCount, hitLimit);
    const failed = results.find(({ failure }) => failure !== undefined);
    if (failed) this.#isSpoilt = await this.#failsWithout(failed.id);
    if (this.#isSpoilt && !isNew) throw new Error('whether the change failed or an earlier one is not known');
    return endless ?? toMutantRunResult({ status: DryRunStatus.Complete, tests: results.map(asResult) });
  }

  async #failsWithout(id) {
    const [{ failure }] = await this.#run(
      this.#tests.filter((test) => test.id === id),
      true,
    );
    return failure !== undefined;
  }

  #run(tests, bail) {
    return runTests(tests, { bail, during: (id) => void (stryker.currentTestId = id) });
  }
}

const load = (path) => import(pathToFileURL(resolve(path)).href);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'specs-at-once', () => new SpecsAtOnce())];
