import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandGateway } from '#commands';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { rulesInForce } from '#escalation';
import { installEventStore } from '#event-store';
import { messageOfEvent } from '#messaging';
import { seedFrom } from '#organizations';
import { loadConfiguration, observeProcess, openInfrastructure, stepsOn, tracingInto } from '#platform';
import { planStream } from '#plans/contract';
import { projectRoot, silentLog } from '#runtime';
import { testDatabase } from '#testing';
import { createApi, drainApi, serveApi } from '../../apps/api/index.js';
import { readModelsBy, upcasters } from '../../apps/contexts.js';
import { projectorParts } from '../../apps/projector/index.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

/** API and projector on one database, whose traces stay in memory and whose metrics are served. */
async function startTraced() {
  await using opening = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'zhezi-traces-'));
  opening.defer(() => rm(folder, { recursive: true, force: true }));
  const { connectionString, close } = await testDatabase();
  opening.defer(close);
  const configuration = loadConfiguration({ ZHEZI_DATA: folder, ZHEZI_HTTP_PORT: '0', ZHEZI_METRICS_PORT: '0' });
  const exporter = new InMemorySpanExporter();
  const tracing = tracingInto('test', exporter);
  const observability = await observeProcess('test', configuration, silentLog, stepsOn(opening), { tracing });
  await installEventStore(connectionString);
  const addresses = { eventStoreUrl: connectionString, readDatabaseUrl: connectionString };
  const rules = await rulesInForce(configuration.policy);
  const models = readModelsBy(rules);
  const infrastructure = await openInfrastructure(
    { configuration, addresses, models, upcasters, observability },
    stepsOn(opening),
  );
  const projections = await projectorParts.startProjections(infrastructure, models, silentLog);
  opening.defer(() => projections.stop());
  const api = await createApi(infrastructure, { rules, projections, log: silentLog });
  const { store, accessTokens, clock } = infrastructure;
  await seedFrom({ commands: api.get(CommandGateway), store }, 'tongzhou', clock.now());
  opening.defer(() => drainApi(api));
  const address = await serveApi(api, configuration);
  observability.started();
  const closing = opening.move();
  const token = await accessTokens.sign({ account: 'o', role: 'officer' }, '1h');
  const get = async (path: string): Promise<string> => (await fetch(`${observability.address}${path}`)).text();
  return { address, store, projections, exporter, token, get, close: () => closing.disposeAsync() };
}

describe('one request', () => {
  let service: Awaited<ReturnType<typeof startTraced>>;
  let answer: Response;
  beforeAll(async () => {
    service = await startTraced();
    answer = await importPlan();
    await service.projections.whenProcessed(await service.store.head(), { timeoutMs: 30_000 });
  });
  afterAll(() => service.close());

  /** An officer hands in a document. */
  async function importPlan(): Promise<Response> {
    const body = await readFile(join(projectRoot(), 'seeds', 'documents', '002_d2e1d2fa9d54708a.txt'));
    return fetch(`${service.address}/v1/documents?name=plan.txt`, {
      method: 'POST',
      headers: { authorization: `Bearer ${service.token}`, 'content-type': 'text/plain', traceparent },
      body,
    });
  }

  it('one request is one trace from HTTP over its command and events to Kafka and the rows', async () => {
    expect(answer.status).toBe(201);
    const { events } = await service.store.readAll({
      after: 0n,
      limit: 1_000,
      filter: { streamPrefixes: [planStream('')] },
    });
    expect(events.length).toBeGreaterThan(0);
    const spans = service.exporter.getFinishedSpans();
    const named = (start: string) => spans.filter(({ name }) => name.startsWith(start));
    const request = named('POST ')[0]!;
    expect(request.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
    const command = named('command ImportDocument')[0]!;
    expect(command.parentSpanContext?.spanId).toBe(request.spanContext().spanId);
    const commands = named('command ').map((span) => span.spanContext());
    const linked = named('rows of ').flatMap(({ links }) => links.map(({ context }) => context.spanId));
    for (const event of events) {
      const command = commands.find(({ spanId }) => event.metadata.traceparent === `00-${traceId}-${spanId}-01`);
      expect(command?.traceId).toBe(traceId);
      expect(linked).toContain(command!.spanId);
      expect(messageOfEvent(event).headers.traceparent).toBe(event.metadata.traceparent);
    }
  });

  it('one request is counted by route, command, append and model, and the process is ready', async () => {
    const text = await service.get('/metrics');
    for (const sample of [
      /zhezi_http_request_seconds_count\{[^}]*method="POST",route="\/v1\/documents"/,
      /zhezi_command_seconds_count\{[^}]*outcome="accepted"/,
      /zhezi_append_seconds_count\{[^}]*outcome="written"/,
      /zhezi_append_group_size_count\{[^}]*\} [1-9]/,
      /zhezi_projection_events_total\{model="[^"]+",process="test"\} [1-9]/,
      /zhezi_projection_lag_seconds\{model="[^"]+",process="test"\} 0/,
      /zhezi_projection_owner\{model="[^"]+",process="test"\} 1/,
      /zhezi_ready\{process="test"\} 1/,
    ])
      expect(text).toMatch(sample);
    expect(JSON.parse(await service.get('/readyz'))).toEqual({
      status: 'ready',
      checks: { eventStore: { ok: true }, readDatabase: { ok: true }, lag: { ok: true }, storing: { ok: true } },
    });
  });
});
