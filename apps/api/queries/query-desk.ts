import { Inject, Injectable } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import { type Clock, type LocalDate, localDateOf } from '#kernel';
import { CLOCK } from '#platform';
import { refuseRequest } from '../refusals.js';
import { PROJECTED, type Projected } from './projected.js';

/** How long a query waits for the caller's own write to show. */
const patienceMs = 5_000;

export interface Moment {
  /** Position the answer must include. */
  readonly after?: string | undefined;
  /** Past day to answer for. */
  readonly asOf?: LocalDate | undefined;
}

/** Asks read models: after the caller's own write, and as of a day that has come. */
@Injectable()
export class QueryDesk {
  constructor(
    @Inject(QueryBus) private readonly bus: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PROJECTED) private readonly projected: Projected,
  ) {}

  /** @throws READ_MODEL_BEHIND, AS_OF_IN_FUTURE */
  async ask<Result>({ after, asOf }: Moment, query: (today: LocalDate) => Query<Result>): Promise<Result> {
    const today = localDateOf(this.clock.now());
    if (asOf !== undefined && asOf > today) throw refuseRequest('AS_OF_IN_FUTURE', { today, asOf });
    await this.reached(after);
    return this.bus.execute(query(today));
  }

  private async reached(after: string | undefined): Promise<void> {
    if (after === undefined) return;
    const seen = await this.projected.whenProcessed(BigInt(after), { timeoutMs: patienceMs });
    if (!seen) throw refuseRequest('READ_MODEL_BEHIND', { after });
  }
}
