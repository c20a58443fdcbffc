// Part of the tests of the KurrentDB adapter: a read model that shows each event lost or applied twice.
import type { ReadModel, TableSpec } from '#projections';

interface Total {
  readonly counterId: string;
  readonly total: number;
  readonly events: number;
  readonly revision: number;
}

const totals: TableSpec<Total> = {
  name: 'spec_kurrent_total',
  columns: { counterId: 'text', total: 'integer', events: 'integer', revision: 'integer' },
  key: ['counterId'],
  subject: 'counterId',
  indexes: [],
};

export const totalsModel: ReadModel = {
  name: 'spec-kurrent-totals',
  version: 1,
  tables: [totals],
  eventTypes: ['Added'],
  streamPrefixes: ['counter-'],
  apply(event, rows) {
    const before = rows.get(totals, rows.subject);
    rows.put(totals, {
      counterId: rows.subject,
      total: (before?.total ?? 0) + (event.data as { amount: number }).amount,
      events: (before?.events ?? 0) + 1,
      revision: event.revision,
    });
  },
};
