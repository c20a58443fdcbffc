import { describe, expect, it } from '@jest/globals';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { createMetrics } from './metrics.js';
import { silentLog } from '#runtime';
import type { Observability } from './observe-process.js';
import { publishObserver } from './publish-observer.js';
import { tracingInto } from './tracing.js';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const nothing: Observability = {
  log: silentLog,
  check: () => undefined,
  started: () => undefined,
  readiness: async () => ({ status: 'ready', checks: {} }),
};

describe('the observer of published messages', () => {
  it('the observer of published messages counts messages once they are acknowledged, and none that failed', async () => {
    const metrics = createMetrics('relay');
    const observer = publishObserver({ ...nothing, metrics })!;
    observer.publishing('events', [{ headers: {} }, { headers: {} }])();
    observer.publishing('events', [{ headers: {} }])(new Error('no broker'));
    expect(await metrics.read()).toContain('zhezi_kafka_published_total{topic="events",process="relay"} 2');
  });

  it('the observer of published messages shows in the traces of the messages that they were published, or that they failed', () => {
    const exporter = new InMemorySpanExporter();
    const observer = publishObserver({ ...nothing, tracing: tracingInto('relay', exporter) })!;
    observer.publishing('events', [{ headers: { traceparent } }, { headers: {} }])();
    observer.publishing('events', [{ headers: { traceparent } }])(new Error('no broker'));
    observer.publishing('events', [{ headers: {} }])();
    const spans = exporter.getFinishedSpans();
    expect(spans.map(({ name }) => name)).toEqual(['publish to events', 'publish to events']);
    expect(spans.map(({ status }) => status.message)).toEqual([undefined, 'Error']);
    expect(spans[0]!.links.map(({ context }) => context.traceId)).toEqual(['4bf92f3577b34da6a3ce929d0e0e4736']);
  });

  it('no observer of published messages is made when nothing is measured or traced', () => {
    expect(publishObserver(nothing)).toBeUndefined();
  });
});
