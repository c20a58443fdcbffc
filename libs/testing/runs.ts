/** How often fast-check tries a property that does not say how often. */
const usual = 100;
const inTheLoop = 20;

/**
 * How often to try a property that is worth `full` tries: all of them where FC_RUNS is 100, as `.ci/run` sets it, and the
 * same part of every property for another number. While somebody works on the code a fifth must do.
 */
export const runs = (full: number = usual): number => Math.max(1, Math.ceil((full * asked()) / usual));

function asked(): number {
  const given = process.env.FC_RUNS;
  if (given === undefined || given === '') return inTheLoop;
  if (!/^[1-9]\d{0,5}$/.test(given)) throw new RangeError(`FC_RUNS must be a whole number from 1 on, not "${given}"`);
  return Number(given);
}
