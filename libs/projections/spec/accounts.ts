import type { NewEvent } from '#event-store';
import type { ReadModel, TableSpec } from '../index.js';
import { newEvent } from './new-event.js';

export interface Account {
  readonly accountId: string;
  readonly balance: number;
  readonly words: readonly string[];
  readonly extra: unknown;
  readonly openedOn: string;
  readonly at: string;
  readonly revision: number;
}

interface Entry {
  readonly accountId: string;
  readonly revision: number;
  readonly amount: number;
}

/** One row per account, which every payment changes; a column of most types. */
export const accounts: TableSpec<Account> = {
  name: 'spec_account',
  columns: {
    accountId: 'text',
    balance: 'integer',
    words: 'text[]',
    extra: 'jsonb?',
    openedOn: 'date',
    at: 'timestamptz',
    revision: 'integer',
  },
  key: ['accountId'],
  subject: 'accountId',
  indexes: [{ name: 'balance', on: '(balance)' }],
};

/** One row per payment, which never changes. */
const entries: TableSpec<Entry> = {
  name: 'spec_entry',
  columns: { accountId: 'text', revision: 'integer', amount: 'integer' },
  key: ['accountId', 'revision'],
  subject: 'accountId',
  indexes: [],
  reread: 'none',
  isFinal: () => true,
};

/** More than an `integer` column takes. */
export const tooLarge = 3_000_000_000;

export const paid = (amount: number, word = 'x', type = 'Paid', schemaVersion = 1): NewEvent =>
  newEvent(type, { amount, word }, schemaVersion);

/** Balances of accounts from their payments. Events whose id is in `refused` cannot be applied. */
export const accountsModel = (refused: ReadonlySet<string> = new Set()): ReadModel => ({
  name: 'spec-accounts',
  version: 1,
  tables: [accounts, entries],
  eventTypes: ['Paid'],
  streamPrefixes: ['account-'],
  apply(event, rows) {
    const { amount, word = 'x' } = event.data as { amount: number; word?: string };
    if (refused.has(event.id)) throw new RangeError('no such amount');
    const before = rows.get(accounts, rows.subject);
    rows.put(accounts, {
      accountId: rows.subject,
      balance: (before?.balance ?? 0) + amount,
      words: [...(before?.words ?? []), word],
      extra: before ? { last: word } : null,
      openedOn: before?.openedOn ?? event.metadata.occurredAt.slice(0, 10),
      at: event.metadata.occurredAt,
      revision: event.revision,
    });
    rows.put(entries, { accountId: rows.subject, revision: event.revision, amount });
  },
});
