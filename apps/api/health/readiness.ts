import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { EVENT_STORE, type EventStore } from '#event-store';
import { type Check, TAKES_EVENTS } from '#platform';
import { READ_DATABASE } from '#projections';
import { PROJECTED, type Projected } from '../queries/projected.js';

export interface ReadinessFound {
  readonly status: 'ready' | 'not-ready';
  readonly store: boolean;
  readonly readDatabase: boolean;
  /** Whether events can be stored: there is room, and the last append did not fail for want of it. */
  readonly storing: boolean;
  /** Age of the oldest event that some read model has not applied; null when it cannot be found out. */
  readonly lagSeconds: number | null;
}

const patienceMs = 2_000;
const maxLagSeconds = 60;

@Injectable()
export class Readiness {
  constructor(
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(READ_DATABASE) private readonly rows: DataSource,
    @Inject(PROJECTED) private readonly projected: Projected,
    @Inject(TAKES_EVENTS) private readonly takesEvents: Check,
  ) {}

  async check(): Promise<ReadinessFound> {
    const [store, readDatabase, storing, lagSeconds] = await Promise.all([
      answers(this.events.head()),
      answers(this.rows.query('SELECT 1')),
      answers(this.takesEvents()),
      inTime(this.lag()).catch(() => null),
    ]);
    const ready = store && readDatabase && storing && lagSeconds !== null && lagSeconds <= maxLagSeconds;
    return { status: ready ? 'ready' : 'not-ready', store, readDatabase, storing, lagSeconds };
  }

  private async lag(): Promise<number> {
    const models = await this.projected.status();
    return Math.max(0, ...models.map(({ lagSeconds }) => lagSeconds));
  }
}

const answers = (work: Promise<unknown>): Promise<boolean> =>
  inTime(work).then(
    () => true,
    () => false,
  );

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
