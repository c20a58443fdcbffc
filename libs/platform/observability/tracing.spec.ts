import { describe, expect, it } from '@jest/globals';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import type { CommandContext } from '#commands';
import { systemActor } from '#kernel';
import { silentLog } from '#runtime';
import { createMetrics } from './metrics.js';
import { commandObserver } from './observed-commands.js';
import { projectionObserver } from './observed-projections.js';
import { tracingInto } from './tracing.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const caller = `00-${traceId}-00f067aa0ba902b7-01`;

function traced() {
  const exporter = new InMemorySpanExporter();
  return { tracing: tracingInto('api', exporter), spans: () => exporter.getFinishedSpans() };
}

const context: CommandContext = {
  actor: systemActor('spec'),
  at: '2023-01-17T01:00:00.000Z',
  commandId: 'c',
  correlationId: 'c',
  causationId: null,
  source: 'http',
  traceparent: caller,
};

describe('traces', () => {
  it('a trace goes on from the trace of the caller', () => {
    const { tracing, spans } = traced();
    const span = tracing.begin('GET /v1/tasks', { kind: 'server', parent: caller });
    expect(span.traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    span.end({ attributes: { status: 200 } });
    expect(spans()[0]).toMatchObject({ name: 'GET /v1/tasks', attributes: { status: 200 } });
    expect(spans()[0]!.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
  });

  it.each(['', 'nonsense', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`])(
    'a new trace begins when the caller sends %j',
    (parent) => {
      const { tracing, spans } = traced();
      tracing.begin('work', { parent }).end();
      expect(spans()[0]!.parentSpanContext).toBeUndefined();
      expect(spans()[0]!.spanContext().traceId).not.toBe('0'.repeat(32));
    },
  );

  it('a trace names a failure by its code and shows no content', () => {
    const { tracing, spans } = traced();
    tracing.begin('work').end({ error: new TypeError('王五 13800000000') });
    expect(JSON.stringify(spans()[0]!.status)).toContain('TypeError');
    expect(JSON.stringify(spans()[0]!.status)).not.toContain('王五');
  });

  it('a trace leads from a command to its events, and the outcome is counted', async () => {
    const { tracing, spans } = traced();
    const metrics = createMetrics('api');
    const readiness = () => Promise.reject(new Error());
    const observer = commandObserver({ log: silentLog, metrics, tracing, check() {}, started() {}, readiness });
    const answer = await observer.observe('Greet', context, async ({ traceparent }) => ({ events: 1, traceparent }));
    const failing = () => Promise.reject(new TypeError('nobody to greet'));
    await expect(observer.observe('Greet', context, failing)).rejects.toThrow('nobody to greet');
    const [first, second] = spans();
    expect(first).toMatchObject({ name: 'command Greet', attributes: { outcome: 'accepted' } });
    expect(answer.traceparent).toBe(`00-${traceId}-${first!.spanContext().spanId}-01`);
    expect(second).toMatchObject({ name: 'command Greet', attributes: { outcome: 'failed' } });
    const text = await metrics.read();
    for (const outcome of ['accepted', 'failed'])
      expect(text).toContain(`zhezi_command_seconds_count{process="api",command="Greet",outcome="${outcome}"} 1`);
  });

  it('the batch of a read model links to every trace context once', () => {
    const { tracing, spans } = traced();
    const observer = projectionObserver({
      log: silentLog,
      tracing,
      check() {},
      started() {},
      readiness: () => Promise.reject(new Error()),
    });
    const event = (traceparent?: string) => ({
      id: 'e',
      type: 'Happened',
      schemaVersion: 1,
      stream: 's-1',
      revision: 0,
      position: 1n,
      recordedAt: '2023-03-01T01:00:00.000Z',
      data: {},
      metadata: {
        occurredAt: '2023-03-01T01:00:00.000Z',
        actor: { account: 'a', role: 'officer' as const },
        commandId: 'c',
        commandHash: 'h',
        correlationId: 'c',
        causationId: null,
        source: 'http' as const,
        ...(traceparent !== undefined && { traceparent }),
      },
    });
    observer!.applied({ model: 'task-board', events: [event(caller), event(caller), event()], seconds: 0.5 });
    observer!.applied({ model: 'task-board', events: [event()], seconds: 0.5 });
    expect(spans()).toHaveLength(1);
    expect(spans()[0]).toMatchObject({ name: 'rows of task-board', attributes: { events: 3 } });
    expect(spans()[0]!.links.map(({ context }) => context.traceId)).toEqual([traceId]);
    const [seconds, nanoseconds] = spans()[0]!.duration;
    expect(seconds + nanoseconds / 1e9).toBeGreaterThan(0.45);
  });
});
