import { type CommandContext, type CommandObserver, unobserved } from '#commands';
import { DomainError } from '#kernel';
import type { Observability } from './observe-process.js';

/** Measures every command, and makes it a part of the trace of whatever asked for it. */
export function commandObserver(observability: Observability | null): CommandObserver {
  const { metrics, tracing } = observability ?? {};
  if (!metrics && !tracing) return unobserved;
  return {
    async observe(name, context, work) {
      const span = tracing?.begin(`command ${name}`, { parent: context.traceparent });
      const started = performance.now();
      const finish = (outcome: string, error?: unknown): void => {
        metrics?.observe('zhezi_command_seconds', { command: name, outcome }, (performance.now() - started) / 1_000);
        span?.end({ error, attributes: { outcome } });
      };
      try {
        const result = await work(span ? continuing(context, span.traceparent) : context);
        finish(outcomeOf(result));
        return result;
      } catch (error) {
        finish(error instanceof DomainError ? error.code : 'failed', error);
        throw error;
      }
    },
  };
}

/** The same context, whose events carry the trace on. */
const continuing = (context: CommandContext, traceparent: string): CommandContext => ({ ...context, traceparent });

function outcomeOf(result: unknown): string {
  const { repeated, events } = (result ?? {}) as { repeated?: unknown; events?: unknown };
  if (repeated === true) return 'repeated';
  return events === 0 ? 'unchanged' : 'accepted';
}
