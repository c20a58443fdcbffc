import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openDocument, readDocument } from '#plans';
import { projectRoot } from '#runtime';
import type { Bench } from './bench.js';
import { naiveTasks } from './import-peer.js';
import { median, round } from './load.js';

const goals = { coldSeconds: 3, compilationSeconds: 1, growthMb: 5 };
const coldRounds = 3;
const warmRounds = 5;
const compilationReadings = 20;
const documents = join(projectRoot(), 'seeds', 'documents');
const run = promisify(execFile);

interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const given = async (): Promise<Given[]> => {
  const names = (await readdir(documents)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(documents, name)) })));
};

const readAll = async (files: readonly Given[]): Promise<number> => {
  let tasks = 0;
  for (const { name, bytes } of files)
    for (const plan of readDocument(await openDocument(bytes, name)).plans) tasks += plan.tasks.length;
  return tasks;
};

const secondsOf = async (work: () => unknown): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

/** Seconds that a new process takes from its start to the last plan read, loading of the code included. */
const coldSeconds = (): Promise<number> =>
  secondsOf(() => run(process.execPath, [fileURLToPath(new URL('./import-once.js', import.meta.url))]));

const repeated = async (times: number, work: () => Promise<number>): Promise<number[]> => {
  const seconds: number[] = [];
  for (let at = 0; at < times; at++) seconds.push(await work());
  return seconds;
};

/**
 * What is still used after the garbage is gone. The size of the process says less: it keeps pages that the collector has emptied, more or
 * fewer from run to run. @throws Error without --expose-gc
 */
async function heldMb(): Promise<number> {
  const { gc } = globalThis;
  if (!gc) throw new Error('run with --expose-gc: memory that nobody has collected says nothing');
  for (let at = 0; at < 2; at++) {
    gc();
    await turn(); // what waits for the collector, such as finalizers, runs between
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

/** What reading the same compilation again and again leaves behind, after it has been read a few times. */
const growth = async (compilation: Given): Promise<{ seconds: number[]; growthMb: number }> => {
  await repeated(5, () => secondsOf(() => readAll([compilation])));
  const before = await heldMb();
  const seconds = await repeated(compilationReadings, () => secondsOf(() => readAll([compilation])));
  return { seconds, growthMb: round((await heldMb()) - before, 1) };
};

/** Every document that comes with the project, read from bytes to tasks: in a new process, and again in this one. */
export const importBench: Bench = async (say) => {
  const files = await given();
  const cold = await repeated(coldRounds, coldSeconds);
  say(`new process: ${cold.map((seconds) => seconds.toFixed(2)).join(', ')} s`);
  const tasks = await readAll(files);
  const pairs: { ours: number; naive: number }[] = [];
  for (let at = 0; at < warmRounds; at++) {
    const ours = await secondsOf(() => readAll(files));
    const naive = await secondsOf(() => files.map(({ bytes }) => naiveTasks(bytes)));
    say(`round ${at + 1}: ${ours.toFixed(2)} s, naive ${naive.toFixed(3)} s`);
    pairs.push({ ours, naive });
  }
  const largest = files.reduce((most, file) => (file.bytes.length > most.bytes.length ? file : most));
  const { seconds, growthMb } = await growth(largest);
  const linesIn = ({ bytes }: Given): number => bytes.filter((byte) => byte === 0x0a).length + 1;
  const lines = files.reduce((sum, file) => sum + linesIn(file), 0);
  const coldMedian = round(median(cold), 2);
  const warm = median(pairs.map(({ ours }) => ours));
  const compilation = round(median(seconds), 2);
  return {
    bench: 'import',
    documents: files.length,
    lines,
    tasks,
    coldSeconds: coldMedian,
    warmSeconds: round(warm, 2),
    linesPerSecond: Math.round(lines / warm),
    /** Of the goal; below 1 is within it. */
    ratioToLimit: round(coldMedian / goals.coldSeconds, 2),
    /** Decoding, lines, and a regular expression for labels: finds no plans, joins nothing, checks nothing. */
    naiveSeconds: round(median(pairs.map(({ naive }) => naive)), 3),
    ratioToNaive: round(median(pairs.map(({ ours, naive }) => ours / naive)), 1),
    compilationLines: linesIn(largest),
    compilationSeconds: compilation,
    compilationReadings,
    growthMb,
    goals,
    met: coldMedian <= goals.coldSeconds && compilation <= goals.compilationSeconds && growthMb <= goals.growthMb,
  };
};
