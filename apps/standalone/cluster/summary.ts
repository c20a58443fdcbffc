import type { PlayedYear } from '../demo/play/play-year.js';
import type { Ways } from './cluster-stage.js';
import type { TableComparison } from './compare.js';
import type { Cluster } from './start-cluster.js';

/** The one JSON object of `npm run cluster:local`. */
export interface ClusterSummary {
  readonly processes: readonly { readonly name: string; readonly pid: number; readonly memoryMb: number }[];
  /** Commands of people, by the way they came. */
  readonly commands: Ways;
  readonly refusals: Readonly<Record<string, number>>;
  readonly events: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  /** The same year in one process. */
  readonly reference: { readonly events: number; readonly seconds: number };
  readonly tables: readonly TableComparison[];
  readonly rows: number;
  readonly differences: number;
}

export interface Measured {
  readonly cluster: Cluster;
  readonly year: PlayedYear;
  readonly ways: Ways;
  readonly seconds: number;
  readonly reference: ClusterSummary['reference'];
  readonly tables: readonly TableComparison[];
}

export function clusterSummary({ cluster, year, ways, seconds, reference, tables }: Measured): ClusterSummary {
  const rounded = Math.round(seconds * 100) / 100;
  return {
    processes: cluster.processes.map((process) => ({
      name: process.name,
      pid: process.pid,
      memoryMb: Math.round(process.memory() / 1e6),
    })),
    commands: ways,
    refusals: Object.fromEntries([...year.refusals].sort()),
    events: year.tally.events,
    seconds: rounded,
    eventsPerSecond: Math.round(year.tally.events / seconds),
    reference,
    tables,
    rows: sum(tables.map(({ rows }) => rows)),
    differences: sum(tables.map(({ differences }) => differences)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
