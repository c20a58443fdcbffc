import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from '@prometheus-io/client';
import {
  type CounterName,
  type GaugeName,
  type HistogramName,
  type LabelsOf,
  metricCatalogue,
  type MetricName,
} from './catalogue.js';

/** What a process measures. Names and labels are those of {@link metricCatalogue}. */
export interface Metrics {
  count<Name extends CounterName>(name: Name, labels: LabelsOf<Name>, by?: number): void;
  set<Name extends GaugeName>(name: Name, labels: LabelsOf<Name>, value: number): void;
  observe<Name extends HistogramName>(name: Name, labels: LabelsOf<Name>, value: number): void;
  /** Called before each reading, so that a value is looked up only when somebody reads it. Its errors are ignored. */
  beforeReading(collect: () => Promise<void>): void;
  /** In the text format of Prometheus. */
  read(): Promise<string>;
  readonly contentType: string;
}

const patienceMs = 5_000;

/**
 * A metric that was never measured is not shown, so that a process shows only what it does.
 * @param processName becomes the label `process` of everything measured.
 */
export function createMetrics(processName: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ process: processName });
  collectDefaultMetrics({ register: registry });
  const instruments = new Map<MetricName, unknown>();
  const find = <Kind>(name: MetricName): Kind => {
    const known = instruments.get(name) ?? instrumentOf(name, registry);
    instruments.set(name, known);
    return known as Kind;
  };
  const collectors: (() => Promise<void>)[] = [];
  return {
    count: (name, labels, by = 1) => find<Counter<string>>(name).inc(labels, by),
    set: (name, labels, value) => find<Gauge<string>>(name).set(labels, value),
    observe: (name, labels, value) => find<Histogram<string>>(name).observe(labels, value),
    beforeReading: (collect) => void collectors.push(collect),
    async read() {
      await inTime(Promise.allSettled(collectors.map((collect) => collect())));
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function instrumentOf(name: MetricName, registry: Registry): Counter<string> | Gauge<string> | Histogram<string> {
  const spec = metricCatalogue[name];
  const options = { name, help: spec.help, labelNames: [...spec.labels], registers: [registry] };
  if (spec.kind === 'counter') return new Counter(options);
  if (spec.kind === 'gauge') return new Gauge(options);
  return new Histogram({ ...options, buckets: [...spec.buckets] });
}

/** Does not wait longer for the work, so that a database that does not answer cannot prevent the reading of the rest. */
async function inTime(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}
