import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createMetrics, metricCatalogue } from '#platform';
import { projectRoot } from '#runtime';

const folder = join(projectRoot(), 'infra', 'observability');
const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}
const rules = (parse(read('alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}
const { panels } = JSON.parse(read('grafana', 'dashboards', 'zhezi.json')) as Dashboard;

const asked = [...rules.map(({ expr }) => expr), ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))];

/** Names that a query may use: of a histogram its buckets, sum and count, and the metrics of Node under their own names. */
async function namesThatExist(): Promise<Set<string>> {
  const ours = Object.entries(metricCatalogue).flatMap(([name, { kind }]) =>
    kind === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
  );
  const nodes = [...(await createMetrics('test').read()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!);
  return new Set([...ours, ...nodes, 'up']);
}

describe('alerts and dashboard', () => {
  it('alerts and dashboard ask only for metrics that some process measures', async () => {
    const exist = await namesThatExist();
    const named = asked.flatMap((expr) => expr.match(/\b(zhezi|nodejs|process)_[a-z0-9_]+|\bup\b/g) ?? []);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !exist.has(name))).toEqual([]);
  });

  it('the metrics that alerts and dashboard need are measured by a process', () => {
    const sources = ['apps', 'libs'].flatMap((folder) =>
      readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts') && !/\.spec\.ts$|catalogue\.ts$/.test(path))
        .map((path) => readFileSync(join(projectRoot(), folder, path), 'utf8')),
    );
    const measured = new Set(sources.flatMap((text) => text.match(/\bzhezi_[a-z_]+\b/g) ?? []));
    expect(Object.keys(metricCatalogue).filter((name) => !measured.has(name))).toEqual([]);
  });

  it('alerts and dashboard use labels that the metrics have', () => {
    const grouped = asked.flatMap((expr) =>
      [...expr.matchAll(/by \(([^)]+)\) \((?:\w+\()*(zhezi_\w+)/g)].map(([, labels, name]) => ({ labels, name })),
    );
    expect(grouped.length).toBeGreaterThan(5);
    for (const { labels, name } of grouped) {
      const metric = name!.replace(/_(bucket|sum|count)$/, '') as keyof typeof metricCatalogue;
      const has: readonly string[] = [...metricCatalogue[metric].labels, 'le'];
      for (const label of labels!.split(', '))
        expect({ name, label, has: has.includes(label) }).toMatchObject({ has: true });
    }
  });

  it('alerts call somebody when models stand still, streams are quarantined or clocks are not watched', () => {
    const names = rules.map(({ alert }) => alert);
    for (const name of [
      'ReadModelBehind',
      'ReadModelStandsStill',
      'StreamsQuarantined',
      'ClocksOverdue',
      'ClocksNotWatched',
    ])
      expect(names).toContain(name);
    for (const { labels, annotations } of rules) {
      expect(['page', 'ticket']).toContain(labels.severity);
      expect(annotations.summary.length).toBeGreaterThan(10);
    }
  });

  it('Prometheus asks the processes that the cluster has, at their addresses', () => {
    const { scrape_configs: jobs } = parse(read('prometheus.yml')) as {
      scrape_configs: { dns_sd_configs: { names: string[]; port: number }[] }[];
    };
    const compose = parse(readFileSync(join(projectRoot(), 'docker-compose.yml'), 'utf8'), { merge: true }) as {
      services: Record<string, { build?: object; environment?: { ZHEZI_METRICS_PORT?: string } }>;
    };
    const apps = Object.entries(compose.services).filter(([, { build }]) => build);
    const { names, port } = jobs[0]!.dns_sd_configs[0]!;
    expect([...names].sort()).toEqual(apps.map(([name]) => name).sort());
    for (const [, { environment }] of apps) expect(environment!.ZHEZI_METRICS_PORT).toBe(String(port));
  });
});
