import { runProcess } from '../../run-process.js';
import { ending } from '../ending.js';

/** A process of the tests: told to end, it ends its steps in order; with the argument `hang` one of them never ends. */
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const never = new Promise<void>(() => undefined);
const running = setInterval(() => undefined, 60_000);

await runProcess(async () => {
  const closing = new AsyncDisposableStack();
  closing.defer(ending('the pools', () => say('pools closed')));
  closing.defer(ending('the batch in hand', () => (process.argv[2] === 'hang' ? never : say('batch ended'))));
  closing.defer(ending('requests under way', () => say('requests ended')));
  say('started');
  return {
    stop: async () => {
      clearInterval(running);
      await closing.disposeAsync();
    },
  };
});
