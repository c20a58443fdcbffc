import { atMost, type Log } from '#runtime';
import { ProcessEnd } from './process-end.js';
import type { StepName } from './step-name.js';

/** The process was told to end before it had started. What it had opened is closed. */
export class StartInterrupted extends Error {
  constructor() {
    super('the process was told to end before it had started');
    this.name = 'StartInterrupted';
  }
}

/** The steps of one start, in order. */
export interface Steps {
  /** The end of the process, which the steps belong to. */
  readonly end: ProcessEnd;
  /** A step that leaves nothing open. */
  step<Result>(name: StepName, work: () => Result | Promise<Result>): Promise<Result>;
  /**
   * A step that opens something. What closes it is registered in the same step, so that it is closed whatever comes later: last in, first
   * out. When `open` fails, it leaves nothing open itself. @param ending what closing is called, where it is not called as opening is.
   */
  open<Opened>(
    name: StepName,
    open: () => Opened | Promise<Opened>,
    close: (opened: Opened) => unknown,
    ending?: StepName,
  ): Promise<Opened>;
}

export interface Stoppable {
  /** Closes everything in order, once. */
  stop(): Promise<void>;
}

export interface StartupOptions {
  /** Default: one of its own. */
  readonly end?: ProcessEnd;
  /** How long the closing of what a failed start has opened may take; default 30. */
  readonly closeSeconds?: number;
  /** Told of each step before it is done. What it throws is the failure of that step. */
  readonly onStep?: (name: StepName) => void;
}

/** How a process starts: in named steps, each of which says what closes the thing it opens. */
export class Startup {
  readonly end: ProcessEnd;
  private readonly closeSeconds: number;
  private readonly onStep: (name: StepName) => void;

  constructor({ end = new ProcessEnd(), closeSeconds = 30, onStep = () => undefined }: StartupOptions = {}) {
    this.end = end;
    this.closeSeconds = closeSeconds;
    this.onStep = onStep;
  }

  /**
   * Starts something, which is stopped as a whole. When a step fails, what the former steps have opened is closed again, for at most so
   * many seconds, and the failure is thrown. Starts may be nested: a whole may be a step of another.
   * @throws StartInterrupted once the process is told to end
   */
  async start<Parts extends object>(
    log: Log,
    take: (steps: Steps) => Promise<Parts>,
  ): Promise<Omit<Parts, 'stop'> & Stoppable> {
    const closing = new AsyncDisposableStack();
    const since = performance.now();
    let hasOpened = false;
    try {
      const parts = await take(this.stepsOn(closing, log, () => (hasOpened = true)));
      log.info({ ms: passed(since) }, `started in ${passed(since)} ms`);
      let stopped: Promise<void> | undefined;
      return { ...parts, stop: () => (stopped ??= closeAll(closing, log)) };
    } catch (error) {
      const isTold = hasOpened || error instanceof StartInterrupted;
      const closed = (isTold ? closeAll(closing, log) : closing.disposeAsync()).catch((failure: unknown) =>
        log.warn({ err: failure }, 'what the failed start had opened could not be closed'),
      );
      await atMost(1_000 * this.closeSeconds, closed);
      throw error;
    }
  }

  /** Between steps, in work that takes long. @throws StartInterrupted */
  throwIfEnding(): void {
    if (this.end.hasBegun) throw new StartInterrupted();
  }

  private stepsOn(closing: AsyncDisposableStack, log: Log, onOpened: () => void): Steps {
    const { end } = this;
    const step: Steps['step'] = async (name, work) => {
      this.throwIfEnding();
      const since = performance.now();
      const done = await end.during(starting(name), () => {
        this.onStep(name);
        return work();
      });
      log.debug({ ms: passed(since) }, `done: ${name.en}`);
      return done;
    };
    return {
      end,
      step,
      async open(name, open, close, ending = name) {
        const since = performance.now();
        const opened = await step(name, open);
        onOpened();
        closing.defer(() => {
          log.info({}, `stopping: ${ending.en}`);
          return end.during(ending, async () => void (await close(opened)));
        });
        log.info({ ms: passed(since) }, `started: ${name.en}`);
        return opened;
      },
    };
  }
}

/** Steps that close with a stack of the caller's, where no process starts. */
export const stepsOn = (closing: AsyncDisposableStack, end = new ProcessEnd()): Steps => ({
  end,
  step: async (name, work) => end.during(starting(name), work),
  async open(name, open, close, ending = name) {
    const opened = await end.during(starting(name), open);
    closing.defer(() => end.during(ending, async () => void (await close(opened))));
    return opened;
  },
});

const starting = ({ zh, en }: StepName): StepName => ({ zh: `启动（${zh}）`, en: `the start (${en})` });

const passed = (since: number): number => Math.round(performance.now() - since);

async function closeAll(closing: AsyncDisposableStack, log: Log): Promise<void> {
  const since = performance.now();
  await closing.disposeAsync();
  log.info({ ms: passed(since) }, `stopped in ${passed(since)} ms`);
}
