import type { Clock } from '#kernel';
import type { ModelStatus, ProjectionObserver } from '#projections';
import type { Observability } from './observe-process.js';

/** Measures and traces the projections of this process; to be given to `startProjections`. Undefined when nothing is measured or traced. */
export function projectionObserver({ metrics, tracing }: Observability): ProjectionObserver | undefined {
  if (!metrics && !tracing) return undefined;
  return {
    applied({ model, events, seconds }) {
      metrics?.count('zhezi_projection_events_total', { model }, events.length);
      metrics?.observe('zhezi_projection_batch_size', { model }, events.length);
      metrics?.observe('zhezi_projection_batch_seconds', { model }, seconds);
      const links = events.flatMap(({ metadata: { traceparent } }) => (traceparent === undefined ? [] : [traceparent]));
      const attributes = { model, events: events.length };
      if (links.length > 0) tracing?.begin(`rows of ${model}`, { kind: 'consumer', links, attributes, seconds }).end();
    },
    failed: (model) => metrics?.count('zhezi_projection_errors_total', { model }),
  };
}

/** When an event is older than this and not applied, a process that serves from the read models, or keeps them, is not ready. */
const maxLagSeconds = 60;

/** Measures how far the models are, whichever process keeps them. The process is not ready while one is far behind. */
export function watchModels(
  observability: Observability,
  { status, clock }: { status(): Promise<readonly ModelStatus[]>; readonly clock: Clock },
): void {
  const { metrics } = observability;
  observability.check('lag', async () => {
    const late = (await status()).filter(({ lagSeconds }) => lagSeconds > maxLagSeconds);
    if (late.length === 0) return;
    const found = late.map(({ model, lagSeconds }) => `${model} ${Math.round(lagSeconds)} s`).join(', ');
    throw new Error(`expected at most ${maxLagSeconds} s behind; found ${found}`);
  });
  metrics?.beforeReading(async () => {
    for (const found of await status()) {
      const { model, heartbeatAt, isOwner } = found;
      metrics.set('zhezi_projection_lag_seconds', { model }, found.lagSeconds);
      metrics.set('zhezi_projection_lag_events', { model }, found.lagEvents);
      metrics.set('zhezi_projection_position', { model }, Number(found.position));
      metrics.set('zhezi_projection_quarantined_streams', { model }, found.quarantined.length);
      metrics.set('zhezi_store_head', {}, Number(found.head));
      if (isOwner !== undefined) metrics.set('zhezi_projection_owner', { model }, isOwner ? 1 : 0);
      if (heartbeatAt === null) continue;
      const silent = (Date.parse(clock.now()) - Date.parse(heartbeatAt)) / 1_000;
      metrics.set('zhezi_projection_heartbeat_seconds', { model }, Math.max(0, silent));
    }
  });
}
