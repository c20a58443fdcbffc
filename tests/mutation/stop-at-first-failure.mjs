import { TestEnvironment } from 'jest-environment-node';

/** One failed test is enough to know that a change was noticed: the rest of the file is left out. */
export default class StopAtFirstFailure extends TestEnvironment {
  #hasFailed = false;

  async handleTestEvent(event, state) {
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.#hasFailed = true;
    if (event.name === 'test_start' && this.#hasFailed) event.test.mode = 'skip';
    await super.handleTestEvent?.(event, state);
  }
}
