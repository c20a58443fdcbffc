import { join } from 'node:path';
import type { Language } from '#platform';
import type { Paint } from '../../demo/print/paint.js';
import { padded, shortened, table } from '../../demo/print/table.js';
import { readyTokens } from '../../demo/product/tokens.js';
import { ignoredColumns, ignoredEventTypes, ignoredOfEvents } from '../compare.js';
import type { PlayedCluster } from '../play-cluster.js';
import type { ClusterSummary } from '../summary.js';
import { type ClusterWords, clusterWords } from './words.js';

const right = (title: string) => ({ title, align: 'right' }) as const;
const number = (value: number): string => value.toLocaleString('en-US');

/** Processes, commands by way, events, seconds, rows compared per table, differences. */
export function clusterReport(summary: ClusterSummary, language: Language, paint: Paint): string {
  const words = clusterWords(language);
  const { processes, tables, rows, differences } = summary;
  const verdict = differences === 0 ? paint('green', words.equal) : paint('red', words.unequal);
  return [
    `${paint('bold', words.title)}\n${figures(summary, words)}`,
    table(
      [{ title: words.process }, right('PID'), right(words.memory)],
      processes.map(({ name, pid, memoryMb }) => [name, String(pid), number(memoryMb)]),
    ),
    table(
      [{ title: words.table }, right(words.rows), right(words.differences)],
      [...tables, { table: words.total, rows, differences }].map((one) => [
        one.table,
        number(one.rows),
        number(one.differences),
      ]),
    ),
    ...tables.flatMap(({ table: name, examples }) => examples.map((row) => shortened(`${name} ${row}`, 400))),
    `${words.ignored}: ${ignoredColumns.join(', ')}; events: ${ignoredOfEvents.join(', ')}, ${ignoredEventTypes.join(', ')}`,
    verdict,
  ].join('\n\n');
}

function figures(summary: ClusterSummary, words: ClusterWords): string {
  const { commands, refusals, events, seconds, eventsPerSecond, reference } = summary;
  const rows = [
    [words.commands, number(commands.http + commands.kafka)],
    [`  ${words.http}`, number(commands.http)],
    [`  ${words.kafka}`, number(commands.kafka)],
    [`  ${words.refused}`, number(Object.values(refusals).reduce((sum, count) => sum + count, 0))],
    [words.events, number(events)],
    [words.seconds, `${seconds.toFixed(1)} s  (${number(eventsPerSecond)} ${words.bar}/s)`],
    [words.embedded, `${number(reference.events)} ${words.bar}, ${reference.seconds.toFixed(1)} s`],
  ] as const;
  return rows.map(([label, value]) => `  ${padded(label, 34)}${value}`).join('\n');
}

/** The addresses of a cluster that is kept running, with a token for each role. */
export async function servingReport(played: PlayedCluster, language: Language): Promise<string> {
  const { cluster, year } = played;
  const words = clusterWords(language);
  const { book, scenario } = year.world;
  const note = [...book.values()].find(({ seq }) => seq === scenario.showcase)!;
  const tokens = await readyTokens(played, year.world, note);
  const lines = [
    ...cluster.processes.flatMap(({ name, app, address, healthAddress }) => [
      ...(app === 'api' ? [[name, `${address}/docs`]] : []),
      [name, `${healthAddress}/readyz  ${healthAddress}/metrics`],
    ]),
    ['PostgreSQL', cluster.eventStoreUrl],
    ['', cluster.readDatabaseUrl],
    ['Kafka', cluster.kafka.brokers.join()],
    [words.logs, join(cluster.folder, 'logs')],
    ...tokens.map(({ who, token }) => [who, token]),
  ];
  return [...lines.map(([label, value]) => `  ${padded(label!, 18)}${value}`), words.stop].join('\n');
}
