import { afterEach, describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, RevisionConflict } from '#event-store';
import { DomainError } from '#kernel';
import { silentLog } from '#runtime';
import { ProcessEnd } from '../process/process-end.js';
import { stepsOn } from '../process/startup.js';
import { observeProcess } from './observe-process.js';
import { observedStore } from './observed-store.js';

const metrics = { host: '127.0.0.1', port: 0 };

describe('what a process says about itself', () => {
  let closing = new AsyncDisposableStack();
  afterEach(async () => {
    await closing.disposeAsync();
    closing = new AsyncDisposableStack();
  });

  const observed = () => observeProcess('relay', { metrics }, silentLog, stepsOn(closing));
  const ready = async (address: string | undefined) => {
    const answer = await fetch(`${address}/readyz`);
    return { status: answer.status, body: await answer.json() };
  };

  it('a process is alive at once, and ready when all of it has started', async () => {
    const { address, started } = await observed();
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect(await ready(address)).toMatchObject({
      status: 503,
      body: { status: 'not-ready', checks: { start: { ok: false, reason: 'the process is starting' } } },
    });
    started();
    expect(await ready(address)).toEqual({ status: 200, body: { status: 'ready', checks: {} } });
  });

  it('a process is not ready once its own end has begun; the end of another process does not count', async () => {
    const [end, otherEnd] = [new ProcessEnd(), new ProcessEnd()];
    const { address, started } = await observeProcess('relay', { metrics }, silentLog, stepsOn(closing, end));
    started();
    otherEnd.begin();
    expect(await ready(address)).toMatchObject({ status: 200 });
    end.begin();
    expect(await ready(address)).toEqual({
      status: 503,
      body: { status: 'not-ready', checks: { end: { ok: false, reason: 'the process is ending' } } },
    });
  });

  it('/readyz names the check that fails and says why', async () => {
    const { address, check, started } = await observed();
    check('eventStore', async () => 1n);
    check('kafka', () => Promise.reject(new Error('no broker at broker:9092')));
    started();
    expect(await ready(address)).toEqual({
      status: 503,
      body: {
        status: 'not-ready',
        checks: { eventStore: { ok: true }, kafka: { ok: false, reason: 'no broker at broker:9092' } },
      },
    });
    const text = await (await fetch(`${address}/metrics`)).text();
    expect(text).toContain('zhezi_ready{process="relay"} 0');
    expect(text).toContain('zhezi_check_ok{check="kafka",process="relay"} 0');
    expect(text).toContain('zhezi_check_ok{check="eventStore",process="relay"} 1');
  });

  it('/metrics shows what is measured in the text format, together with the figures of Node', async () => {
    const { address, metrics: measured } = await observed();
    measured!.count('zhezi_kafka_published_total', { topic: 'events' }, 3);
    measured!.beforeReading(async () => measured!.set('zhezi_store_head', {}, 42));
    measured!.beforeReading(() => Promise.reject(new Error('this one cannot be read')));
    const answer = await fetch(`${address}/metrics`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    expect(text).toContain('zhezi_kafka_published_total{topic="events",process="relay"} 3');
    expect(text).toContain('zhezi_store_head{process="relay"} 42');
    expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds/);
    expect(text).toMatch(/process_resident_memory_bytes/);
  });

  it('the health server answers no other address', async () => {
    const { address } = await observed();
    expect((await fetch(`${address}/`)).status).toBe(404);
    expect((await fetch(`${address}/metrics`, { method: 'POST' })).status).toBe(405);
  });

  it('a process refuses to start its health server on a port that is taken', async () => {
    const { address } = await observed();
    const port = Number(new URL(address!).port);
    const second = observeProcess('relay', { metrics: { ...metrics, port } }, silentLog, stepsOn(closing));
    const refused = await second.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(DomainError);
    expect(refused).toMatchObject({ code: 'METRICS_PORT_IN_USE', details: { port } });
  });

  it('a process serves and measures nothing unless an address is named', async () => {
    const none = await observeProcess('relay', {}, silentLog, stepsOn(closing));
    expect(none).not.toHaveProperty('address');
    expect(none).not.toHaveProperty('metrics');
    expect(none).not.toHaveProperty('tracing');
  });

  it('appends are measured by their outcome', async () => {
    const { metrics: measured } = await observed();
    const store = observedStore(createMemoryEventStore({ upcasters: asStored }), measured!);
    const metadata = {
      occurredAt: '2023-03-01T01:00:00.000Z',
      actor: { account: 'a', role: 'officer' as const },
      commandId: 'c',
      commandHash: 'h',
      correlationId: 'c',
      causationId: null,
      source: 'http' as const,
    };
    const event = (id: string) => ({ id, type: 'Happened', schemaVersion: 1, data: {}, metadata });
    const append = (id: string) => store.append([{ stream: 's-1', expectedRevision: 'none', events: [event(id)] }]);
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    await append(id);
    expect((await append(id)).repeated).toBe(true);
    await expect(append('01890a5d-ac96-774b-bcce-b302099a8058')).rejects.toBeInstanceOf(RevisionConflict);
    const text = await measured!.read();
    for (const outcome of ['written', 'repeated', 'conflict'])
      expect(text).toContain(`zhezi_append_seconds_count{process="relay",outcome="${outcome}"} 1`);
    expect(text).toContain('zhezi_append_events_total{process="relay"} 1');
  });
});
