import {
  type Context,
  type Link,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  SimpleSpanProcessor,
  type SpanExporter,
  type SpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { spanContextOf, traceparentOf } from './traceparent.js';

export interface SpanOptions {
  readonly kind?: 'server' | 'producer' | 'consumer' | 'internal';
  /** W3C trace context that the work continues; absent: it begins a trace. */
  readonly parent?: string | undefined;
  /** W3C trace contexts of all that the work handles together, as the events of a batch. */
  readonly links?: readonly string[];
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** How many seconds ago the work began, when the span is made after it. */
  readonly seconds?: number;
}

/** Work that shows in a trace. */
export interface Span {
  /** W3C trace context for the work that follows from this. */
  readonly traceparent: string;
  /** To be called once. An error marks the work as failed; only its class or code is sent, never its content. */
  end(outcome?: { readonly error?: unknown; readonly attributes?: SpanOptions['attributes'] }): void;
}

export interface Tracing {
  begin(name: string, options?: SpanOptions): Span;
  /** Sends the spans that are not sent yet. */
  close(): Promise<void>;
}

const kinds = {
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

/** Sends traces to a collector: OTLP over HTTP. `endpoint` is its base address; the path of traces is added. */
export const tracingTo = (processName: string, endpoint: string): Tracing => {
  const exporter = new OTLPTraceExporter({ url: new URL('v1/traces', endpoint.replace(/\/?$/, '/')).href });
  return tracingWith(processName, new BatchSpanProcessor({ exporter }));
};

/** Hands each span to the exporter when it ends. */
export const tracingInto = (processName: string, exporter: SpanExporter): Tracing =>
  tracingWith(processName, new SimpleSpanProcessor({ exporter }));

function tracingWith(processName: string, processor: SpanProcessor): Tracing {
  const resource = resourceFromAttributes({ 'service.name': `zhezi-${processName}` });
  const provider = new TracerProvider({ resource, spanProcessors: [processor] });
  const tracer = provider.getTracer('zhezi');
  return {
    begin(name, { kind = 'internal', parent, links = [], attributes = {}, seconds } = {}) {
      const options = {
        kind: kinds[kind],
        links: linksTo(links),
        attributes,
        ...(seconds !== undefined && { startTime: performance.now() - 1_000 * seconds }),
      };
      const span = tracer.startSpan(name, options, contextOf(parent));
      return {
        traceparent: traceparentOf(span.spanContext()),
        end({ error, attributes: more } = {}) {
          if (more) span.setAttributes(more);
          if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: nameOf(error) });
          span.end();
        },
      };
    },
    close: () => provider.shutdown(),
  };
}

/** The limit of OpenTelemetry for one span. */
const mostLinks = 128;

const linksTo = (traceparents: readonly string[]): Link[] =>
  [...new Set(traceparents)]
    .map(spanContextOf)
    .filter((context): context is SpanContext => context !== undefined)
    .slice(0, mostLinks)
    .map((context) => ({ context }));

function contextOf(parent: string | undefined): Context {
  const context = parent === undefined ? undefined : spanContextOf(parent);
  return context ? trace.setSpanContext(ROOT_CONTEXT, context) : ROOT_CONTEXT;
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
