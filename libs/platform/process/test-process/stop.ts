import { runProcess } from '../run-process.js';

/** A process of the tests: told to end, it ends its steps in order; with the argument `hang` one of them never ends. */
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const never = new Promise<void>(() => undefined);
const running = setInterval(() => undefined, 60_000);

await runProcess(async (end) => {
  const closing = new AsyncDisposableStack();
  closing.defer(end.step('the pools', () => say('pools closed')));
  closing.defer(end.step('the batch in hand', () => (process.argv[2] === 'hang' ? never : say('batch ended'))));
  closing.defer(end.step('requests under way', () => say('requests ended')));
  say('started');
  return {
    stop: async () => {
      clearInterval(running);
      await closing.disposeAsync();
    },
  };
});
