import type { ChaosResult } from './run-chaos.js';

/** The figures and checks of a run, aligned. */
export function chaosTable({ seed, seconds, events, figures, faults, memoryMb, checks, ok }: ChaosResult): string {
  const rows: readonly (readonly [string, string])[] = [
    ['seed', String(seed)],
    ['seconds of load', String(seconds)],
    ['events', String(events)],
    ...Object.entries(figures).map(([name, value]) => [name, String(value)] as const),
    ...Object.entries(faults).map(([name, value]) => [`faults: ${name}`, String(value)] as const),
    ...Object.entries(memoryMb).map(([name, value]) => [`memory MB: ${name}`, String(value)] as const),
    ...checks.map(({ name, of, wrong }) => [name, wrong.length === 0 ? `ok (${of})` : wrong.join('\n')] as const),
    ['all', ok ? 'ok' : 'WRONG'],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
