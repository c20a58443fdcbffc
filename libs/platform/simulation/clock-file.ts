import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Clock, fileFault, foundText, saidText, type Timestamp } from '#kernel';
import { refuseSimulation } from './refusals.js';

const instant = z.iso.datetime({ precision: 3 });
const shown = z.strictObject({ now: instant, sweepAt: instant.nullable().optional() });

export interface ShownTime {
  readonly now: Timestamp;
  /**
   * The instant at which the escalators fire what is due: once for each new value, and never by themselves; null: not yet. Absent: they
   * go by `now`, as they otherwise go by the real time.
   */
  readonly sweepAt?: Timestamp | null | undefined;
}

/** Replaces the file in one step, so that a reader finds the new or the former content. Only the simulation may write it. */
export async function showTime(file: string, time: ShownTime): Promise<void> {
  await writeFile(`${file}.draft`, JSON.stringify(time));
  await rename(`${file}.draft`, file);
}

/** @throws SIMULATION_CLOCK_UNREADABLE */
export function shownTime(file: string): ShownTime {
  const text = textOf(file);
  try {
    return shown.parse(JSON.parse(text));
  } catch {
    throw refuseSimulation('SIMULATION_CLOCK_UNREADABLE', { file, found: saidText(foundText(text)) });
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw refuseSimulation('SIMULATION_CLOCK_UNREADABLE', { file, found: fileFault(error) });
  }
}

/**
 * The time that all processes of a simulation share. The file is read at each question (about 0.02 ms), so that a command that is sent
 * after the clock was set is decided by the new time.
 */
export const simulationClock = (file: string): Clock => ({ now: () => shownTime(file).now });
