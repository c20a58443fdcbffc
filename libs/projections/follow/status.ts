import type { Timestamp } from '#kernel';
import type { ProjectionPorts } from '../fold/ports.js';
import { filterOf, type ReadModel } from '../model/read-model.js';
import { type ParkedEvent, parkedEvents } from '../sql/quarantine.js';
import { onConnection, type Sql } from '../sql/transaction.js';

/** The state of a model, for `doctor` and health checks. Times are by the clock of the process that asks. */
export interface ModelStatus {
  readonly model: string;
  /** Version that this program knows. */
  readonly version: number;
  /** Version of the live tables; null when the model was never set up. Another than `version` until the rebuild. */
  readonly liveVersion: number | null;
  readonly position: bigint;
  readonly head: bigint;
  /** Positions of the store behind its head: an upper bound of the events still to apply. */
  readonly lagEvents: number;
  /** Age of the oldest event of this model that is not applied yet, in seconds; 0 when there is none. */
  readonly lagSeconds: number;
  readonly updatedAt: Timestamp | null;
  /** When the owner of the model last showed that it is alive. */
  readonly heartbeatAt: Timestamp | null;
  /** Whether the process that answers owns the model, or stands by; absent where nothing is projected. */
  readonly isOwner?: boolean;
  readonly quarantined: readonly QuarantinedStream[];
}

export interface QuarantinedStream {
  readonly stream: string;
  /** The event that failed, and why. */
  readonly revision: number;
  readonly type: string;
  readonly error: string;
  readonly since: Timestamp;
  /** Events parked, the failed one included. */
  readonly parked: number;
}

interface Row {
  readonly version: number;
  readonly position: string;
  readonly updatedAt: Timestamp;
  readonly heartbeatAt: Timestamp | null;
}

export async function projectionStatus(ports: ProjectionPorts, models: readonly ReadModel[]): Promise<ModelStatus[]> {
  const head = await ports.store.head();
  return onConnection(ports.dataSource, async (sql) => {
    const statuses: ModelStatus[] = [];
    for (const model of models) statuses.push(await statusOf(ports, sql, model, head));
    return statuses;
  });
}

async function statusOf(ports: ProjectionPorts, sql: Sql, model: ReadModel, head: bigint): Promise<ModelStatus> {
  const [row] = await sql.query<Row>(
    `SELECT version, position, updated_at AS "updatedAt", heartbeat_at AS "heartbeatAt"
     FROM zhezi_read.checkpoints WHERE model = $1`,
    [model.name],
  );
  const position = BigInt(row?.position ?? 0);
  return {
    model: model.name,
    version: model.version,
    liveVersion: row?.version ?? null,
    position,
    head,
    lagEvents: position < head ? Number(head - position) : 0,
    lagSeconds: position < head ? await secondsBehind(ports, model, position) : 0,
    updatedAt: row?.updatedAt ?? null,
    heartbeatAt: row?.heartbeatAt ?? null,
    quarantined: streamsOf(await parkedEvents(sql, model.name, null)),
  };
}

async function secondsBehind({ store, clock }: ProjectionPorts, model: ReadModel, after: bigint): Promise<number> {
  const { events } = await store.readAll({ after, limit: 1, filter: filterOf(model) });
  if (!events[0]) return 0;
  return Math.max(0, (Date.parse(clock.now()) - Date.parse(events[0].recordedAt)) / 1000);
}

const streamsOf = (parked: readonly ParkedEvent[]): QuarantinedStream[] =>
  [...Map.groupBy(parked, ({ stream }) => stream)].map(([stream, events]) => {
    const failed = events[0]!;
    const { revision, type, error, parkedAt: since } = failed;
    return { stream, revision, type, error: error ?? 'waits for an earlier event', since, parked: events.length };
  });
