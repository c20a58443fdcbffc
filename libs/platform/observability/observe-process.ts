import type { Log } from '#runtime';
import type { Configuration } from '../configuration/configuration.js';
import type { Steps } from '../process/startup.js';
import { carryOut, type Check, type ReadinessFound } from './checks.js';
import { createMetrics, type Metrics } from './metrics.js';
import { startSideServer } from './side-server.js';
import { type Tracing, tracingTo } from './tracing.js';

/** What a process tells about itself to those who run it. */
export interface Observability {
  readonly log: Log;
  /** Absent when nobody can read them: no ZHEZI_METRICS_PORT. */
  readonly metrics?: Metrics;
  /** Absent when they would go nowhere: no OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly tracing?: Tracing;
  /** Where health, readiness and metrics are served: `http://…`. */
  readonly address?: string;
  /** Adds a check to readiness: something without which the process cannot do its work. */
  check(name: string, check: Check): void;
  /** To be called once all parts of the process work; before, it is not ready. */
  started(): void;
  readiness(): Promise<ReadinessFound>;
}

export interface ObserveOptions {
  /** Where tests take traces from. Default: as configured. */
  readonly tracing?: Tracing;
}

/**
 * Serves health, readiness and metrics, and sends traces, as configured. A process calls this before it opens anything else, so that a
 * long start can be told from a dead process, and serves them until everything else has ended. Once the end of the process has begun, it
 * is not ready.
 * @throws METRICS_PORT_IN_USE
 */
export async function observeProcess(
  processName: string,
  { metrics: where, traces }: Pick<Configuration, 'metrics' | 'traces'>,
  log: Log,
  steps: Steps,
  options: ObserveOptions = {},
): Promise<Observability> {
  const { end } = steps;
  const make = options.tracing ? () => options.tracing! : traces && (() => tracingTo(processName, traces.endpoint));
  const tracing =
    make && (await steps.open(sendingTraces, make, (made): Promise<void> => made.close().catch(() => undefined)));
  const checks = new Map<string, Check>([['start', refuse('the process is starting')]]);
  const readiness = (): Promise<ReadinessFound> =>
    carryOut(end.hasBegun ? new Map([['end', refuse('the process is ending')]]) : checks);
  const parts = {
    log,
    ...(tracing && { tracing }),
    check: (name: string, check: Check) => void checks.set(name, check),
    started: () => void checks.delete('start'),
    readiness,
  };
  if (!where) return parts;
  const metrics = createMetrics(processName);
  metrics.beforeReading(async () => noteReadiness(metrics, await readiness()));
  const read = async () => ({ contentType: metrics.contentType, text: await metrics.read() });
  const serve = () => startSideServer({ ...where, readiness, metrics: read });
  const server = await steps.open(healthServer, serve, (opened) => opened.close());
  log.info({ address: server.address }, 'serving health, readiness and metrics');
  return { ...parts, metrics, address: server.address };
}

const sendingTraces = { zh: '追踪数据的发送', en: 'sending traces' };
const healthServer = { zh: '健康检查服务', en: 'the health server' };

const refuse =
  (reason: string): Check =>
  () =>
    Promise.reject(new Error(reason));

function noteReadiness(metrics: Metrics, { status, checks }: ReadinessFound): void {
  metrics.set('zhezi_ready', {}, status === 'ready' ? 1 : 0);
  for (const [check, { ok }] of Object.entries(checks)) metrics.set('zhezi_check_ok', { check }, ok ? 1 : 0);
}
