import { asStored, createMemoryEventStore, type EventStore, type NewEvent } from '#event-store';
import { testDatabase } from '#testing';
import {
  createReadDatabase,
  type ProjectionOptions,
  type ProjectionPorts,
  type Projections,
  type ReadDatabase,
  startProjections,
} from '../index.js';
import { accountsModel } from './accounts.js';
import { clock } from './new-event.js';

/** Accounts in a store in memory, and their read model in a database of its own. */
export class AccountWorld {
  /** Ids of events that cannot be applied. */
  readonly refused = new Set<string>();
  readonly model = accountsModel(this.refused);
  store: EventStore = createMemoryEventStore({ upcasters: asStored });
  errors: unknown[] = [];
  private running: Projections[] = [];

  private constructor(
    readonly database: ReadDatabase,
    private readonly closeDatabase: () => Promise<void>,
  ) {}

  static async open(): Promise<AccountWorld> {
    const { connectionString, close } = await testDatabase();
    return new AccountWorld(await createReadDatabase(connectionString, { models: [accountsModel()] }), close);
  }

  /** Everything as at the beginning. */
  async reset(): Promise<void> {
    await this.stop();
    this.errors = [];
    this.refused.clear();
    this.store = createMemoryEventStore({ upcasters: asStored });
    await this.database
      .query(`DROP TABLE IF EXISTS zhezi_read.spec_account, zhezi_read.spec_entry, zhezi_read.spec_account_v2;
      TRUNCATE zhezi_read.checkpoints, zhezi_read.quarantine`);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.database.destroy();
    await this.closeDatabase();
  }

  get ports(): ProjectionPorts {
    return { store: this.store, dataSource: this.database, clock };
  }

  /** Appends payments of one account; the position after them. */
  async pay(account: string, ...events: NewEvent[]): Promise<bigint> {
    return (await this.store.append([{ stream: `account-${account}`, expectedRevision: 'any', events }])).position;
  }

  async start(settings: Partial<ProjectionOptions> = {}): Promise<Projections> {
    const projections = await startProjections({
      ...this.ports,
      ...{ models: [this.model], lingerMs: 0, standByMs: 10 },
      onError: (error) => this.errors.push(error),
      ...settings,
    });
    this.running.push(projections);
    return projections;
  }

  async balances(): Promise<Record<string, number>> {
    const rows = await this.database.query<{ id: string; balance: number }[]>(
      'SELECT account_id AS id, balance FROM zhezi_read.spec_account ORDER BY 1',
    );
    return Object.fromEntries(rows.map(({ id, balance }) => [id, balance]));
  }

  /** Makes the runner read all events again. */
  async forgetPosition(): Promise<void> {
    await this.database.query('UPDATE zhezi_read.checkpoints SET position = 0');
  }

  private async stop(): Promise<void> {
    await Promise.all(this.running.map((projections) => projections.stop()));
    this.running = [];
  }
}

/** Whether the models come to this position in time. */
export const processed = (projections: Projections, position: bigint): Promise<boolean> =>
  projections.whenProcessed(position, { timeoutMs: 20_000 });

export const sumOf = (balances: Readonly<Record<string, number>>): number =>
  Object.values(balances).reduce((sum, balance) => sum + balance, 0);
