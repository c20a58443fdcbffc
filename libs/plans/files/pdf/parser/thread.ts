import { createRequire } from 'node:module';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { PdfLimits } from '../limits.js';

const require = createRequire(import.meta.url);
const parser = require.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs');

/** Runs the parser on the other end of a port. The package's own start is made for browsers only. */
const start = `
const { workerData: { parser, port } } = require('node:worker_threads');
import(parser).then(({ WorkerMessageHandler }) => WorkerMessageHandler.initializeFromPort(port));
`;

/** Why a thread was given up. */
export class ParserStopped extends Error {
  constructor(readonly reason: 'time' | 'memory') {
    super(reason);
  }
}

export interface ParserThread {
  readonly port: MessagePort;
  /** Rejects with {@link ParserStopped} once a limit is passed; never resolves. */
  readonly stopped: Promise<never>;
  end(): Promise<void>;
}

const megabyte = 1024 * 1024;
const watchEvery = 200;

const heapHere = (): number => process.memoryUsage().heapUsed;

/** Calls back once the thread, or what it has handed over, takes more than the limit. */
const watchMemory = (worker: Worker, limit: number, exceeded: () => void): NodeJS.Timeout => {
  const before = heapHere();
  return setInterval(() => {
    if (heapHere() - before > limit) return exceeded();
    void worker.getHeapStatistics().then(
      ({ used_heap_size: used, external_memory: external }) => used + external > limit && exceeded(),
      () => undefined,
    );
  }, watchEvery).unref();
};

/**
 * Starts the parser in a thread of its own, so that a file made to keep it busy or to fill the memory can be stopped
 * while it is at it, and keeps no other work waiting.
 */
export const startParser = ({ seconds, megabytes }: PdfLimits): ParserThread => {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(start, {
    eval: true,
    workerData: { parser, port: port2 },
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    stdout: true,
    stderr: true,
  });
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  stopped.catch(() => undefined);
  const timer = setTimeout(() => reject(new ParserStopped('time')), seconds * 1000);
  const watch = watchMemory(worker, megabytes * megabyte, () => reject(new ParserStopped('memory')));
  worker.on('error', (error: NodeJS.ErrnoException) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ParserStopped('memory') : error),
  );
  return {
    port: port1,
    stopped,
    async end() {
      clearTimeout(timer);
      clearInterval(watch);
      port1.close();
      await worker.terminate();
    },
  };
};
